//! What was found wrong while reading, and survived: told to the secretary, never a reason to stop.

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
        reason: String,
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
            Self::TornTail { file, cut: false, .. } => lang.pick(
                format!("{file} : la dernière ligne n'est pas entière ; elle est peut-être encore en chemin."),
                format!("{file}: the last line is not whole; it may still be on its way."),
            ),
            Self::TornTail { file, len_bytes, cut: true } => lang.pick(
                format!("{file} : dernière ligne coupée ({len_bytes} octets), comme après une coupure de courant ; \
                    elle est mise de côté dans « aside »."),
                format!("{file}: last line cut short ({len_bytes} bytes), as after a power cut; it is kept in “aside”."),
            ),
            Self::BadLines { file, lines } => {
                let ranks = lines.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
                lang.pick(
                    format!("{file} : {} abîmée(s), laissée(s) de côté : {ranks}. Relisez les mesures concernées.",
                        count(lines.len(), "ligne")),
                    format!("{file}: {} damaged and set aside: {ranks}. Read the measures again.",
                        count(lines.len(), "line")),
                )
            }
            Self::RefusedChange { writer, n, reason } => lang.pick(
                format!("Le changement {n} de {writer} n'a pas pu être repris : {reason}"),
                format!("Change {n} of {writer} could not be taken up: {reason}"),
            ),
            Self::SameName { file, writer, n } => lang.pick(
                format!("{file} : deux changements différents se disent le {n} de {writer} ; le premier est retenu."),
                format!("{file}: two different changes claim to be number {n} of {writer}; the first is kept."),
            ),
            Self::Missing { writer, count: missing } => lang.pick(
                format!("Il manque ici {missing} changement(s) de {writer} : attendez la synchronisation du dossier."),
                format!("{missing} change(s) of {writer} are missing here: wait until the folder is synchronized."),
            ),
            Self::Stranger { file } => lang.pick(
                format!("{file} appartient à une autre séance et n'a pas été lu."),
                format!("{file} belongs to another session and was not read."),
            ),
            Self::Unreadable { file, reason } => lang.pick(
                format!("{file} n'a pas pu être lu ({reason}) ; le reste de la séance est là."),
                format!("{file} could not be read ({reason}); the rest of the session is here."),
            ),
            Self::Recovered { count: lines } => lang.pick(
                format!("{} que le disque avait refusé(s) ont été retrouvés.", count(*lines, "changement")),
                format!("{} that the disk had refused were found again.", count(*lines, "change")),
            ),
            Self::Setting { key } => lang.pick(
                format!("Réglage « {key} » incompris : la valeur habituelle est utilisée."),
                format!("Setting “{key}” not understood: its usual value is used."),
            ),
        }
    }
}

fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number > 1 { "s" } else { "" })
}
