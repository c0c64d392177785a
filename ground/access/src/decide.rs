//! The decision: Cedar policies over actor, act and object.

use crate::{Act, ActRow, Actor, Niveau, Object, Rol, Scope, Soort, Verwerking};
use cedar_policy::{
    Authorizer, Context, Decision, Entities, Entity, EntityId, EntityTypeName, EntityUid, PolicySet, Request,
    RestrictedExpression, Schema, ValidationMode, Validator,
};
use foundation::jiff::Timestamp;
use foundation::{TraceId, Uuid};
use std::collections::{HashMap, HashSet};
use std::str::FromStr;
use std::sync::RwLock;

/// The policies of the house, checked against their schema at start.
pub struct Access {
    policies: PolicySet,
    authorizer: Authorizer,
    acts: HashMap<Act, (ActRow, EntityUid)>,
    types: HashMap<&'static str, EntityTypeName>,
    /// Decisions about own work, which depend on roles only: every page asks them for its menu.
    own: RwLock<HashMap<OwnWork, bool>>,
}

/// All that a decision about own work depends on.
type OwnWork = (Soort, Option<Niveau>, Vec<Rol>, Vec<Scope>, bool, Act);

/// The policies cannot be used; the program does not start.
#[derive(Debug, thiserror::Error)]
#[error("the policies cannot be used: {0}")]
pub struct AccessError(String);

/// The act is not allowed. To whom it is refused it looks as if there is nothing (404, rule R5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not allowed: {0}")]
pub struct Refused(pub Act);

const KINDS: [&str; 9] = ["Medewerker", "Inwoner", "Systeem", "Toepassing", "Werk", "Locatie", "Hulpvraag", "Taak", "Mijn"];

impl Access {
    /// Loads schema and policies and refuses any act without a row, any row without a Cedar action,
    /// and any policy that does not fit the schema.
    pub fn load(schema: &str, policies: &str, rows: &[ActRow]) -> Result<Self, AccessError> {
        let fail = |e: &dyn std::fmt::Display| AccessError(e.to_string());
        let (schema, _) = Schema::from_cedarschema_str(schema).map_err(|e| fail(&e))?;
        let policies = PolicySet::from_str(policies).map_err(|e| fail(&e))?;
        let checked = Validator::new(schema.clone()).validate(&policies, ValidationMode::Strict);
        if !checked.validation_passed() {
            let all: Vec<String> = checked.validation_errors().map(ToString::to_string).collect();
            return Err(AccessError(all.join("; ")));
        }
        let action = EntityTypeName::from_str("Action").map_err(|e| fail(&e))?;
        let known: HashSet<EntityUid> = schema.actions().cloned().collect();
        let mut acts = HashMap::new();
        for row in rows {
            let uid = EntityUid::from_type_name_and_id(action.clone(), EntityId::new(row.act.0));
            if !known.contains(&uid) {
                return Err(AccessError(format!("act {} is not in the schema", row.act)));
            }
            acts.insert(row.act, (*row, uid));
        }
        if let Some(extra) = known.iter().find(|uid| !acts.values().any(|(_, have)| have == *uid)) {
            return Err(AccessError(format!("{extra} is in the schema and not in the table of the house")));
        }
        let mut types = HashMap::new();
        for kind in KINDS {
            types.insert(kind, EntityTypeName::from_str(kind).map_err(|e| fail(&e))?);
        }
        Ok(Self { policies, authorizer: Authorizer::new(), acts, types, own: RwLock::default() })
    }

    /// Asks whether the actor may do this, and if so gives the purpose the store needs.
    pub fn permit(
        &self,
        actor: &Actor,
        act: Act,
        object: &Object,
        trace: TraceId,
        now: Timestamp,
    ) -> Result<Verwerking, Refused> {
        let allowed = self.may(actor, act, object);
        self.purpose(allowed, actor, act, object.clone(), trace, now)
    }

    /// As [`Access::permit`], for nothing in particular: the work of the actor's own organisatie, or their own pages. Such a
    /// decision is remembered; one about a thing is not, so that a thing of the own organisatie costs what any other does (R5).
    pub fn permit_own(&self, actor: &Actor, act: Act, trace: TraceId, now: Timestamp) -> Result<Verwerking, Refused> {
        let allowed = self.may_own(actor, act);
        self.purpose(allowed, actor, act, Object::own(actor), trace, now)
    }

    fn purpose(
        &self,
        allowed: bool,
        actor: &Actor,
        act: Act,
        object: Object,
        trace: TraceId,
        now: Timestamp,
    ) -> Result<Verwerking, Refused> {
        let (row, _) = self.acts.get(&act).filter(|_| allowed).ok_or(Refused(act))?;
        Ok(Verwerking {
            act,
            activity: row.activity,
            version: row.version,
            grondslag: row.grondslag,
            actor: actor.clone(),
            object,
            trace,
            begun: now,
        })
    }

    /// The activity of an act, from the name under which a log keeps it; `None` for a name of another version.
    pub fn activity(&self, act: &str) -> Option<&'static str> {
        self.acts.values().map(|(row, _)| row).find(|row| row.act.0 == act).map(|row| row.activity)
    }

    /// The bare decision, for menus and buttons: what is not allowed is not shown.
    pub fn may(&self, actor: &Actor, act: Act, object: &Object) -> bool {
        let Some((_, action)) = self.acts.get(&act) else { return false };
        // What a decision costs, tells of itself; see `Who::found` in `web`.
        tracing::trace!(target: "access::decision", act = act.0);
        self.decide(actor, action.clone(), object).unwrap_or(false)
    }

    /// Whether it is only the level of the login that keeps this inwoner from what is about themselves.
    pub fn wants_more_certainty(&self, actor: &Actor, act: Act, object: &Object) -> bool {
        let certain = Actor { niveau: Some(Niveau::Hoog), ..actor.clone() };
        actor.is_inwoner() && !self.may(actor, act, object) && self.may(&certain, act, object)
    }

    /// As [`Access::may`] for the work of the actor's own organisatie or their own pages, remembered per set of roles.
    pub fn may_own(&self, actor: &Actor, act: Act) -> bool {
        let key = (actor.soort, actor.niveau, actor.rollen.clone(), actor.scopes.clone(), actor.overheidsorgaan, act);
        if let Some(known) = self.own.read().ok().and_then(|own| own.get(&key).copied()) {
            return known;
        }
        let decision = self.may(actor, act, &Object::own(actor));
        if let Ok(mut own) = self.own.write() {
            own.insert(key, decision);
        }
        decision
    }

    /// Whether it is only a scope that keeps a Toepassing from this act, and it may know that the thing is there: the work of
    /// its own organisatie, or what it may do something else with.
    pub fn lacks_scope(&self, actor: &Actor, act: Act, object: &Object) -> bool {
        if actor.soort != Soort::Toepassing || self.may(actor, act, object) {
            return false;
        }
        let whole = Actor { scopes: Scope::ALL.to_vec(), ..actor.clone() };
        let is_own = *object == Object::own_work(actor.organisatie);
        self.may(&whole, act, object) && (is_own || self.acts.keys().any(|other| self.may(actor, *other, object)))
    }

    fn decide(&self, actor: &Actor, action: EntityUid, object: &Object) -> Option<bool> {
        let kind = match actor.soort {
            Soort::Medewerker => "Medewerker",
            Soort::Inwoner => "Inwoner",
            Soort::Systeem => "Systeem",
            Soort::Toepassing => "Toepassing",
        };
        let principal = self.uid(kind, actor.id)?;
        let resource = self.uid(object.kind(), object.id())?;
        let who = Entity::new(
            principal.clone(),
            HashMap::from([
                ("organisatie".to_owned(), text(actor.organisatie)),
                ("rollen".to_owned(), set(actor.rollen.iter().map(|rol| rol.as_str().to_owned()))),
                ("scopes".to_owned(), set(actor.scopes.iter().map(|scope| scope.as_str().to_owned()))),
                ("balies".to_owned(), set(actor.balies.iter().map(ToString::to_string))),
                ("overheidsorgaan".to_owned(), RestrictedExpression::new_bool(actor.overheidsorgaan)),
                ("inwoner".to_owned(), optional(Some(actor.id).filter(|_| actor.is_inwoner()))),
                ("niveau".to_owned(), RestrictedExpression::new_long(actor.niveau.map_or(0, Niveau::rank))),
            ]),
            HashSet::new(),
        )
        .ok()?;
        let what = Entity::new(
            resource.clone(),
            HashMap::from([
                ("organisaties".to_owned(), set(object.organisaties().iter().map(ToString::to_string))),
                ("balie".to_owned(), optional(object.balie())),
                ("inwoner".to_owned(), optional(object.inwoner())),
                ("open".to_owned(), RestrictedExpression::new_bool(object.is_open())),
            ]),
            HashSet::new(),
        )
        .ok()?;
        let entities = Entities::from_entities([who, what], None).ok()?;
        let request = Request::new(principal, action, resource, Context::empty(), None).ok()?;
        let answer = self.authorizer.is_authorized(&request, &self.policies, &entities);
        Some(answer.decision() == Decision::Allow && answer.diagnostics().errors().next().is_none())
    }

    fn uid(&self, kind: &str, id: Uuid) -> Option<EntityUid> {
        let kind = self.types.get(kind)?;
        Some(EntityUid::from_type_name_and_id(kind.clone(), EntityId::new(id.to_string())))
    }

    /// Every act the house knows, in order of name (for the table test and the papers).
    pub fn acts(&self) -> Vec<ActRow> {
        let mut rows: Vec<ActRow> = self.acts.values().map(|(row, _)| *row).collect();
        rows.sort_by_key(|row| row.act);
        rows
    }
}

fn text(id: Uuid) -> RestrictedExpression {
    RestrictedExpression::new_string(id.to_string())
}

/// Empty where there is none.
fn optional(id: Option<Uuid>) -> RestrictedExpression {
    RestrictedExpression::new_string(id.map_or_else(String::new, |id| id.to_string()))
}

fn set(values: impl Iterator<Item = String>) -> RestrictedExpression {
    RestrictedExpression::new_set(values.map(RestrictedExpression::new_string))
}
