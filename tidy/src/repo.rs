//! The repository as the rules see it: its texts, its file names and its crates.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Texts that a rule may want to read; of all other files only the name is known.
const READ: [&str; 9] = ["rs", "html", "toml", "ftl", "md", "csv", "txt", "sh", "cedar"];
/// Folders that hold nothing of ours.
const SKIP: [&str; 5] = ["target", "var", "node_modules", "__pycache__", "vendor"];

/// A folder with a package of ours.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    /// The name of the package.
    pub(crate) name: String,
    /// Its folder, with a slash at the end.
    pub(crate) folder: String,
}

/// The files of a repository.
pub struct Repo {
    texts: BTreeMap<String, String>,
    names: BTreeSet<String>,
    members: Vec<Member>,
    /// Folders of packages that are a workspace of their own, such as the measurements: no part of the house.
    outside: Vec<String>,
}

impl Repo {
    /// The repository this crate is in.
    ///
    /// # Panics
    /// When it cannot be read.
    pub fn here() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tidy is in the repository");
        Self::at(root)
    }

    /// The repository in a folder.
    ///
    /// # Panics
    /// When it cannot be read.
    pub fn at(root: &Path) -> Self {
        let mut found = Vec::new();
        walk(root, root, &mut found).expect("the repository can be read");
        let text = |name: &String| {
            let wanted = name.rsplit_once('.').is_some_and(|(_, extension)| READ.contains(&extension))
                || name.starts_with("script/")
                || name.starts_with(".ci/");
            wanted.then(|| fs::read_to_string(root.join(name)).ok()).flatten()
        };
        let texts: BTreeMap<String, String> =
            found.iter().filter(|name| !name.contains("vendor/")).filter_map(|name| Some((name.clone(), text(name)?))).collect();
        Self::new(texts, found.into_iter().collect())
    }

    /// A repository of these files, to try a rule on.
    #[cfg(test)]
    pub(crate) fn of(files: &[(&str, &str)]) -> Self {
        let texts: BTreeMap<String, String> = files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        let names = texts.keys().cloned().collect();
        Self::new(texts, names)
    }

    fn new(texts: BTreeMap<String, String>, names: BTreeSet<String>) -> Self {
        let (mut members, mut outside) = (Vec::new(), Vec::new());
        for (path, text) in &texts {
            let package = path.strip_suffix("Cargo.toml").and_then(|folder| {
                let manifest: toml::Table = text.parse().ok()?;
                let name = manifest.get("package")?.get("name")?.as_str()?.to_owned();
                Some((folder.to_owned(), name, manifest.contains_key("workspace")))
            });
            match package {
                Some((folder, _, true)) => outside.push(folder),
                Some((folder, name, false)) => members.push(Member { name, folder }),
                None => {}
            }
        }
        // The innermost folder first, so that it is the one that owns a file.
        members.sort_by_key(|member| std::cmp::Reverse(member.folder.len()));
        Self { texts, names, members, outside }
    }

    /// The text of a file.
    pub(crate) fn text(&self, path: &str) -> Option<&str> {
        self.texts.get(path).map(String::as_str)
    }

    /// All texts with their paths.
    pub(crate) fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.texts.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// The texts with an extension.
    pub(crate) fn with<'a>(&'a self, extension: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.texts().filter(move |(path, _)| path.rsplit_once('.').is_some_and(|(_, found)| found == extension))
    }

    /// The Rust sources that go into the product: no tests, no benches, nothing of tidy, no workspace beside it.
    pub(crate) fn product(&self) -> impl Iterator<Item = (&str, &str)> {
        self.with("rs").filter(|(path, _)| {
            let is_outside = path.starts_with("tidy/") || self.outside.iter().any(|folder| path.starts_with(folder.as_str()));
            !is_outside && !is_test(path)
        })
    }

    /// All file names.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// Whether there is a file or folder of this name.
    pub(crate) fn has(&self, path: &str) -> bool {
        let folder = format!("{}/", path.trim_end_matches('/'));
        self.names.contains(path) || self.names.range(folder.clone()..).next().is_some_and(|name| name.starts_with(&folder))
    }

    /// The packages of the house.
    pub(crate) fn members(&self) -> &[Member] {
        &self.members
    }

    /// The package that owns a file.
    pub(crate) fn member_of(&self, path: &str) -> Option<&Member> {
        self.members.iter().find(|member| path.starts_with(&member.folder))
    }
}

/// Whether a file holds tests only.
pub(crate) fn is_test(path: &str) -> bool {
    path.ends_with("/tests.rs") || path.split('/').rev().skip(1).any(|folder| matches!(folder, "tests" | "benches" | "examples"))
}

/// The line on which a text is first found, or 1.
pub(crate) fn line_of(text: &str, wanted: &str) -> usize {
    text.find(wanted).map_or(1, |at| line_at(text, at))
}

/// The line of a place in a text.
pub(crate) fn line_at(text: &str, at: usize) -> usize {
    text.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count() + 1
}

fn walk(root: &Path, folder: &Path, found: &mut Vec<String>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = entry.path();
        if entry.file_type()?.is_dir() {
            let hidden = name.starts_with('.') && name != ".ci" && name != ".config";
            let skipped = SKIP.contains(&name.as_str()) && !path.ends_with("assets/vendor");
            if !hidden && !skipped {
                walk(root, &path, found)?;
            }
        } else if let Ok(inside) = path.strip_prefix(root) {
            found.push(inside.to_string_lossy().replace('\\', "/"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_belongs_to_the_innermost_package() {
        let repo = Repo::of(&[
            ("capabilities/bericht/Cargo.toml", "[package]\nname = \"bericht\""),
            ("capabilities/bericht/brief/Cargo.toml", "[package]\nname = \"brief\""),
        ]);
        let owner = |path| repo.member_of(path).map(|member| member.name.as_str());
        assert_eq!(owner("capabilities/bericht/src/lib.rs"), Some("bericht"));
        assert_eq!(owner("capabilities/bericht/brief/src/lib.rs"), Some("brief"));
        assert_eq!(owner("docs/x.md"), None);
    }

    #[test]
    fn a_workspace_of_its_own_is_no_part_of_the_house() {
        let repo = Repo::of(&[
            ("Cargo.toml", "[workspace]\nmembers = [\"eenloket\"]"),
            ("eenloket/Cargo.toml", "[package]\nname = \"eenloket\""),
            ("eenloket/src/lib.rs", ""),
            ("bench/Cargo.toml", "[workspace]\n[package]\nname = \"bench\""),
            ("bench/src/main.rs", ""),
        ]);
        let members: Vec<&str> = repo.members().iter().map(|member| member.name.as_str()).collect();
        assert_eq!(members, ["eenloket"]);
        assert_eq!(repo.product().map(|(path, _)| path).collect::<Vec<_>>(), ["eenloket/src/lib.rs"]);
    }

    #[test]
    fn folders_are_there_too() {
        let repo = Repo::of(&[("docs/besluiten/README.md", "")]);
        assert!(repo.has("docs/besluiten") && repo.has("docs/besluiten/") && repo.has("docs"));
        assert!(!repo.has("docs/besluit"));
    }

    #[test]
    fn the_house_is_found() {
        let repo = Repo::here();
        for name in ["foundation", "netwerk", "rules", "tidy", "eenloket"] {
            assert!(repo.members().iter().any(|member| member.name == name), "{name}");
        }
        for extension in ["rs", "html", "ftl", "md", "toml"] {
            assert!(repo.with(extension).count() > 2, "{extension}");
        }
    }
}
