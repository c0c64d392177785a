//! The structure of a letter as a screen reader reads it: a tree of tags, whose leaves are lines on the pages.

use krilla::tagging::{Identifier, TagGroup, TagKind};

/// A place in the structure at which lines hang, on however many pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Leaf(usize);

/// A tag with what is in it.
pub(crate) enum Node {
    Group(TagKind, Vec<Node>),
    Leaf(TagKind, Leaf),
}

/// Gives out the leaves of one letter.
#[derive(Default)]
pub(crate) struct Leaves(usize);

impl Leaves {
    pub(crate) fn next(&mut self) -> Leaf {
        self.0 += 1;
        Leaf(self.0 - 1)
    }
}

/// What was drawn, by leaf, in the order in which it was drawn.
#[derive(Default)]
pub(crate) struct Drawn(Vec<Vec<Identifier>>);

impl Drawn {
    pub(crate) fn add(&mut self, leaf: Leaf, drawn: Identifier) {
        if self.0.len() <= leaf.0 {
            self.0.resize(leaf.0 + 1, Vec::new());
        }
        self.0[leaf.0].push(drawn);
    }

    /// The tree for the writer.
    pub(crate) fn group(&self, node: Node) -> TagGroup {
        match node {
            Node::Group(tag, nodes) => {
                TagGroup::with_children(tag, nodes.into_iter().map(|node| self.group(node).into()).collect())
            }
            Node::Leaf(tag, Leaf(at)) => {
                let drawn = self.0.get(at).into_iter().flatten();
                TagGroup::with_children(tag, drawn.map(|drawn| (*drawn).into()).collect())
            }
        }
    }
}
