//! The acts of this capability, as Cedar and the logs know them.

use access::Act;

/// See what can be referred, and where and when.
pub const SUGGEST: Act = Act("doorverwijzing.suggest");
/// Refer somebody: book a Tijdslot and offer the Hulpvraag.
pub const REFER: Act = Act("doorverwijzing.refer");
/// Close a Hulpvraag that was solved on the telephone after all.
pub const SOLVED: Act = Act("doorverwijzing.solved");
/// Keep and reopen what was typed.
pub const CONCEPT: Act = Act("doorverwijzing.concept");
/// Read one's own confirmation aloud.
pub const CONFIRMED: Act = Act("doorverwijzing.confirmed");
/// See the Doorverwijzingen of one's own organisatie.
pub const MINE: Act = Act("doorverwijzing.mine");
/// See what was offered to one's own Balies.
pub const RECEIVED: Act = Act("doorverwijzing.received");
/// See how many questions the own organisatie solved on the telephone; about nobody.
pub const COUNT_SOLVED: Act = Act("doorverwijzing.count_solved");
/// Hear what became of a Doorverwijzing at the Balie (the house itself).
pub const HEAR: Act = Act("doorverwijzing.hear");
/// Take over an offered Doorverwijzing.
pub const ACCEPT: Act = Act("doorverwijzing.accept");
/// Turn down an offered Doorverwijzing.
pub const REFUSE: Act = Act("doorverwijzing.refuse");
/// See one Hulpvraag: the path, who has it, what happens next.
pub const SHOW: Act = Act("hulpvraag.show");
/// Close a Hulpvraag, with a choice about everything that is open.
pub const CLOSE: Act = Act("hulpvraag.close");
/// Pass a Hulpvraag on.
pub const AGAIN: Act = Act("doorverwijzing.again");
/// Take a Doorverwijzing back.
pub const WITHDRAW: Act = Act("doorverwijzing.withdraw");
/// Note that the Inwoner says to be sent round.
pub const BOUNCE: Act = Act("doorverwijzing.bounce");
/// Name somebody to become ketenregisseur.
pub const NAME_SUCCESSOR: Act = Act("doorverwijzing.name_successor");
/// Say yes or no to becoming ketenregisseur.
pub const SUCCEED: Act = Act("doorverwijzing.succeed");
