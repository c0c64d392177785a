//! The figures of a run: `BENCH <name> <value> <goal> <met|short>` on stdout, and all of it as JSON.

use crate::fault::Outcome;
use std::fmt::Write;
use std::path::Path;

/// On which side of the goal a figure should be.
#[derive(Clone, Copy)]
pub enum Goal {
    AtLeast(f64),
    AtMost(f64),
}

struct Figure {
    name: String,
    value: f64,
    goal: Goal,
}

/// Figures with a goal, and the raw ones that they came from.
#[derive(Default)]
pub struct Report {
    figures: Vec<Figure>,
    raw: Vec<(String, Vec<f64>)>,
}

impl Goal {
    fn number(self) -> f64 {
        match self {
            Self::AtLeast(goal) | Self::AtMost(goal) => goal,
        }
    }

    fn is_met(self, value: f64) -> bool {
        match self {
            Self::AtLeast(goal) => value >= goal,
            Self::AtMost(goal) => value <= goal,
        }
    }
}

impl Report {
    pub fn figure(&mut self, name: &str, value: f64, goal: Goal) {
        self.figures.push(Figure { name: name.to_owned(), value, goal });
    }

    /// A figure without a goal, one value a round.
    pub fn raw(&mut self, name: &str, values: &[f64]) {
        self.raw.push((name.to_owned(), values.to_vec()));
    }

    /// Prints everything and writes the JSON.
    pub fn close(&self, json: &Path) -> Outcome<()> {
        for (name, values) in &self.raw {
            let all: Vec<String> = values.iter().map(|v| short(*v)).collect();
            println!("raw   {name}: {}", all.join(" "));
        }
        for figure in &self.figures {
            let verdict = if figure.goal.is_met(figure.value) { "met" } else { "short" };
            println!("BENCH {} {} {} {verdict}", figure.name, short(figure.value), short(figure.goal.number()));
        }
        if let Some(folder) = json.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(json, self.json())?;
        Ok(())
    }

    fn json(&self) -> String {
        let mut text = String::from("{\n  \"figures\": [");
        for (nth, figure) in self.figures.iter().enumerate() {
            let comma = if nth == 0 { "" } else { "," };
            let (value, goal, met) = (number(figure.value), figure.goal.number(), figure.goal.is_met(figure.value));
            let _ = write!(
                text,
                "{comma}\n    {{\"name\": \"{}\", \"value\": {value}, \"goal\": {goal}, \"met\": {met}}}",
                figure.name
            );
        }
        text.push_str("\n  ],\n  \"raw\": {");
        for (nth, (name, values)) in self.raw.iter().enumerate() {
            let comma = if nth == 0 { "" } else { "," };
            let all: Vec<String> = values.iter().map(|v| number(*v)).collect();
            let _ = write!(text, "{comma}\n    \"{name}\": [{}]", all.join(", "));
        }
        text.push_str("\n  }\n}\n");
        text
    }
}

/// JSON knows no NaN.
fn number(value: f64) -> String {
    if value.is_finite() { value.to_string() } else { "null".to_owned() }
}

/// Three figures, and no more decimals than say something.
fn short(value: f64) -> String {
    match value.abs() {
        v if v >= 100.0 => format!("{value:.0}"),
        v if v >= 10.0 => format!("{value:.1}"),
        v if v >= 1.0 => format!("{value:.2}"),
        _ => format!("{value:.3}"),
    }
}
