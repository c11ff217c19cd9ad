//! What was found wrong while reading, and survived: told to the secretary, never a reason to stop.

use crate::domain::session::Refusal;
use crate::text::lang::Lang;

/// Something read that was not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// The last line of a journal is not whole, as after a power cut.
    TornTail {
        /// The journal file.
        file: String,
        /// How many bytes.
        len_bytes: usize,
        /// Whether they were cut off and kept aside: only done to our own file, for another computer's may
        /// still be on its way.
        cut: bool,
    },
    /// Lines of a journal are damaged and were passed over; they stay where they are.
    BadLines {
        /// The journal file.
        file: String,
        /// Their ranks in the file, from 1.
        lines: Vec<usize>,
    },
    /// A line says what the session can no longer accept; it was passed over and stays where it is.
    RefusedChange {
        /// Who wrote it.
        writer: String,
        /// Its rank among that writer's lines.
        n: u64,
        /// Why it was refused.
        refusal: Refusal,
    },
    /// Two different lines bear the same name; the first was read.
    SameName {
        /// The journal file of the second.
        file: String,
        /// The name they share.
        writer: String,
        /// Its rank.
        n: u64,
    },
    /// Lines that others have seen have not arrived here.
    Missing {
        /// Who wrote them.
        writer: String,
        /// How many.
        count: u64,
    },
    /// A journal of another session lies among ours and was not read.
    Stranger {
        /// The journal file.
        file: String,
    },
    /// A file could not be read at all.
    Unreadable {
        /// The file.
        file: String,
        /// What the system answered.
        reason: String,
    },
    /// Lines that a failing disk had refused were found again and written.
    Recovered {
        /// How many.
        count: usize,
    },
    /// A setting was not understood and its usual value is used.
    Setting {
        /// The key.
        key: String,
    },
}

impl Warning {
    /// One sentence, in the language of the person.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::TornTail { .. } | Self::BadLines { .. } | Self::Unreadable { .. } => self.of_damage(lang),
            Self::RefusedChange { writer, n, .. } => lang.pick(
                format!("Le changement {n} du poste {writer} n’a pas pu être repris\u{a0}: ce qu’il modifie n’est pas ici, ou y est déjà."),
                format!("Change {n} of computer {writer} could not be taken up: what it alters is not here, or already is."),
            ),
            Self::SameName { file, writer, n } => lang.pick(
                format!("{file}\u{a0}: deux changements différents portent le numéro {n} du poste {writer}\u{202f}; le premier est retenu."),
                format!("{file}: two different changes bear number {n} of computer {writer}; the first is kept."),
            ),
            Self::Missing { writer, count } => {
                let (fr, en) = (plural(*count, "changement", "changements"), plural(*count, "change", "changes"));
                lang.pick(
                    format!("Il manque encore {fr} du poste {writer}. Attendez que le dossier soit synchronisé."),
                    format!("{en} of computer {writer} not here yet. Wait until the folder is synchronized."),
                )
            }
            Self::Stranger { file } => lang.pick(
                format!("{file} appartient à une autre séance et n’a pas été lu. Rendez-le à son dossier."),
                format!("{file} belongs to another session and was not read. Put it back into its folder."),
            ),
            Self::Recovered { count } => {
                let (fr, en) = (
                    plural(*count as u64, "changement", "changements"),
                    plural(*count as u64, "change", "changes"),
                );
                lang.pick(
                    format!("Retrouvé après une panne du disque\u{a0}: {fr}."),
                    format!("Found again after a disk failure: {en}."),
                )
            }
            Self::Setting { key } => lang.pick(
                format!("Réglage «\u{a0}{key}\u{a0}» incompris\u{a0}: la valeur habituelle est utilisée."),
                format!("Setting “{key}” not understood: its usual value is used."),
            ),
        }
    }

    fn of_damage(&self, lang: Lang) -> String {
        match self {
            Self::TornTail { file, len_bytes, cut: true } => lang.pick(
                format!("{file}\u{a0}: la dernière ligne était coupée ({len_bytes} octets), comme après une coupure de courant. Elle est gardée dans «\u{a0}aside\u{a0}»."),
                format!("{file}: the last line was cut short ({len_bytes} bytes), as after a power cut. It is kept in “aside”."),
            ),
            Self::BadLines { file, lines } => {
                let ranks = lines.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
                lang.pick(
                    format!("{file}\u{a0}: illisible à la ligne {ranks}, mis de côté dans «\u{a0}aside\u{a0}». Relisez les dernières mesures."),
                    format!("{file}: unreadable at line {ranks}, set aside in “aside”. Read the last measures again."),
                )
            }
            Self::Unreadable { file, reason } => lang.pick(
                format!("{file} n’a pas pu être lu ({reason})\u{202f}; le reste est là. Vérifiez le disque."),
                format!("{file} could not be read ({reason}); the rest is here. Check the disk."),
            ),
            Self::TornTail { file, .. } => lang.pick(
                format!("{file}\u{a0}: la dernière ligne n’est pas entière\u{202f}; elle est peut-être encore en chemin."),
                format!("{file}: the last line is not whole; it may still be on its way."),
            ),
            _ => String::new(),
        }
    }
}

fn plural(count: u64, one: &str, several: &str) -> String {
    format!("{count} {}", if count < 2 { one } else { several })
}

#[cfg(test)]
mod tests {
    use super::Warning;
    use crate::domain::session::Refusal;
    use crate::text::lang::Lang;

    #[test]
    fn every_warning_has_a_sentence_in_both_languages() {
        let (file, writer) = ("a.jsonl".to_owned(), "a1".to_owned());
        let all = [
            Warning::TornTail { file: file.clone(), len_bytes: 3, cut: true },
            Warning::TornTail { file: file.clone(), len_bytes: 3, cut: false },
            Warning::BadLines { file: file.clone(), lines: vec![3, 5] },
            Warning::RefusedChange { writer: writer.clone(), n: 2, refusal: Refusal::NoTitle },
            Warning::SameName { file: file.clone(), writer: writer.clone(), n: 2 },
            Warning::Missing { writer, count: 2 },
            Warning::Stranger { file: file.clone() },
            Warning::Unreadable { file, reason: "x".into() },
            Warning::Recovered { count: 1 },
            Warning::Setting { key: "lang".into() },
        ];
        for warning in all {
            let (fr, en) = (warning.message(Lang::Fr), warning.message(Lang::En));
            assert!(fr.ends_with('.') && en.ends_with('.') && fr != en, "{fr} | {en}");
        }
    }
}
