//! What stands in a letter. There is no field for a BSN, and none of these can be printed in a log.

/// One letter to one person, in words that were already chosen: the crate adds only "page", "phone" and the like.
///
/// A line feed within a text begins a new line. Texts that have to stay on one line hold no-break spaces.
#[derive(Clone)]
pub struct Letter {
    /// The language of the text, for the voice of a screen reader and for the words that the crate adds.
    pub language: Language,
    /// How large the text is.
    pub size: Size,
    /// Who writes.
    pub sender: Sender,
    /// To whom, in the window of the envelope.
    pub addressee: Addressee,
    /// Place and date: "Enschede, 4 maart 2027".
    pub dated: String,
    /// What the reader says when he calls.
    pub reference: String,
    /// What the letter is about: its heading, and the title of the document.
    pub title: String,
    /// The text, from the salutation on.
    pub blocks: Vec<Block>,
    /// The line that says whom to call, after the text: "Hebt u vragen? Bel ons:". The number follows.
    pub call: String,
    /// The number of that line, where somebody else answers than in the head of the letter: the desk that the letter is about.
    pub call_phone: Option<String>,
    /// The end, a line each: "Met vriendelijke groet,", a name, an organisation.
    pub signature: Vec<String>,
}

/// Who writes the letter.
#[derive(Clone)]
pub struct Sender {
    /// The organisation.
    pub name: String,
    /// Where a person answers.
    pub phone: String,
    /// Where a letter that did not arrive goes back to, on one line.
    pub return_address: String,
}

/// To whom the letter goes.
#[derive(Clone)]
pub struct Addressee {
    /// The name, with "De heer" or "Mevrouw" if it is used.
    pub name: String,
    /// Street and number, postcode and place, country: a line each, as the post wants them.
    pub address: Vec<String>,
}

/// A piece of the text.
#[derive(Clone)]
pub enum Block {
    /// A heading within the letter.
    Heading(String),
    /// Sentences.
    Paragraph(String),
    /// Points, each with a dot before it.
    List(Vec<String>),
    /// What has to be found at a glance: when, where, with whom. A label and its value each.
    Facts(Vec<(String, String)>),
}

/// The languages in which letters are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Language {
    /// Dutch.
    Nl,
    /// English.
    En,
    /// Papiamentu.
    Pap,
}

impl Language {
    /// All of them.
    pub const ALL: [Language; 3] = [Language::Nl, Language::En, Language::Pap];

    /// The code, as in BCP 47.
    pub fn code(self) -> &'static str {
        match self {
            Language::Nl => "nl",
            Language::En => "en",
            Language::Pap => "pap",
        }
    }
}

/// How large the text of a letter is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Size {
    /// 12 points.
    Normal,
    /// 18 points, for who asked for large print.
    Large,
}
