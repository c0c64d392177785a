//! The acts of this capability, as Cedar and the logs know them.

use access::Act;

/// Queue what has to be told (the house itself).
pub const QUEUE: Act = Act("bericht.queue");
/// Send what goes by e-mail, and hear what came back (the house itself).
pub const SEND: Act = Act("bericht.send");
/// Remind of an Afspraak, and look whether letters wait too long (the house itself).
pub const REMIND: Act = Act("bericht.remind");
/// See which letters of one's own organisatie have to be printed; no names.
pub const PRINTLIST: Act = Act("bericht.printlist");
/// Print letters.
pub const PRINT: Act = Act("bericht.print");
/// See what one message says.
pub const SHOW: Act = Act("bericht.show");
/// Give a message on paper at the Balie.
pub const HAND_OVER: Act = Act("bericht.hand_over");
/// Note that the post brought a letter back.
pub const RETURN: Act = Act("bericht.return");
/// See which letters about who looked have to be printed; no names.
pub const LETTERS: Act = Act("inzage.letters");
/// Print them.
pub const PRINT_LETTERS: Act = Act("inzage.print_letters");
/// See what one of them says, and note what became of it.
pub const LETTER: Act = Act("inzage.letter");
/// See what is going on about oneself, with one's own messages.
pub const OVERVIEW: Act = Act("mijn.overview");
/// See who looked at one's data, with the answer to what was asked about that.
pub const LOOKED: Act = Act("inzage.list");
/// See along which way an Inwoner wants to hear what.
pub const CHANNEL: Act = Act("bericht.channel");
/// Write down along which way an Inwoner wants to hear what.
pub const CHOOSE: Act = Act("bericht.choose");
