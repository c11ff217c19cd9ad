//! The minutes templates at hand: the ready ones and the person’s own. What is wrong in a file costs that file alone.
use crate::minutes::template::Templates;
use crate::store::fs::Fs;
use crate::store::paths::Places;
use crate::store::templates;
use crate::text::lang::Lang;

/// The templates, and what is wrong in those that were left out, one line each.
pub fn read(fs: &dyn Fs, places: &Places, lang: Lang) -> (Templates, Vec<String>) {
    let (files, errors) = templates::read(fs, places);
    let bytes = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
    let (templates, mut remarks) = Templates::read(bytes, lang);
    remarks.extend(errors.iter().map(|error| error.message(lang)));
    (templates, remarks)
}
