//! What the values of a session are called in the summaries of the command line.
use crate::domain::meeting::Stage;
use crate::domain::progress::MeasureStatus;
use crate::text::lang::Lang;

/// Where a session stands.
pub(super) fn stage(stage: Stage, lang: Lang) -> &'static str {
    match stage {
        Stage::Preparing => lang.pick("en préparation", "preparing"),
        Stage::Running => lang.pick("en cours", "running"),
        Stage::Reviewing => lang.pick("à relire", "to review"),
        Stage::Circulated => lang.pick("diffusé", "circulated"),
    }
}

/// What the meeting did with a measure.
pub(super) fn status(status: Option<MeasureStatus>, lang: Lang) -> &'static str {
    match status {
        None => lang.pick("non examinée", "not examined"),
        Some(MeasureStatus::Examined) => lang.pick("examinée", "examined"),
        Some(MeasureStatus::NoRemark) => lang.pick("sans observation", "no remark"),
        Some(MeasureStatus::Postponed) => lang.pick("reportée", "put off"),
        Some(MeasureStatus::UnderArbitration) => lang.pick("en cours d’arbitrage", "under arbitration"),
    }
}

/// A count with its noun: « 3 entrées ».
pub(super) fn count(n: usize, one: &str, several: &str, lang: Lang) -> String {
    let single = n == 1 || (n == 0 && lang == Lang::Fr);
    format!("{n} {}", if single { one } else { several })
}
