//! Whose a file is: one that takes the place of another has to be readable by the same program.

use super::KeysError;
use std::fs::{File, Metadata};
use std::path::Path;

/// Gives a file the user, the group and the mode of another.
#[cfg(unix)]
pub(super) fn keep(file: &File, like: &Metadata) -> std::io::Result<()> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
    let now = file.metadata()?;
    let other = |now: u32, wanted: u32| (now != wanted).then_some(wanted);
    let (user, group) = (other(now.uid(), like.uid()), other(now.gid(), like.gid()));
    if user.is_some() || group.is_some() {
        fchown(file, user, group)?;
    }
    // A change of owner may take bits away: the mode comes last.
    if file.metadata()?.permissions().mode() != like.permissions().mode() {
        file.set_permissions(like.permissions())?;
    }
    Ok(())
}

/// Here a file has no owner that we know of.
#[cfg(not(unix))]
pub(super) fn keep(_file: &File, _like: &Metadata) -> std::io::Result<()> {
    Ok(())
}

/// What whoever changes the ring can do about it.
pub(super) fn refused(path: &Path, old: &Metadata) -> KeysError {
    #[cfg(unix)]
    let whose = {
        use std::os::unix::fs::MetadataExt;
        format!("user {}, group {}", old.uid(), old.gid())
    };
    #[cfg(not(unix))]
    let whose = format!("{:?}", old.permissions());
    KeysError::Refused(format!(
        "the key ring at {} is of another user ({whose}) and would not be any more; nothing was changed. Give this command as \
         that user or as root",
        path.display()
    ))
}
