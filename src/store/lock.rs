//! The lock that admits one writer a session on this computer. It lies in the local state folder, where no
//! synchronizer can replace it, and frees itself when its holder dies.

use super::error::{Deed, StoreError};
use super::fs::{Fs, Hold};
use std::path::Path;

/// Takes the lock of a session, given its local state folder; `None` when another window holds it.
pub fn take(fs: &dyn Fs, state_folder: &Path) -> Result<Option<Hold>, StoreError> {
    let path = state_folder.join("lock");
    fs.try_lock(&path).map_err(|error| StoreError::disk(Deed::Locking, &path, error))
}
