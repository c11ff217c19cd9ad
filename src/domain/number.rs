//! Numbers of measures: « 4 bis », « 42 a », « 1-2 », « I »: printed as found, ordered as a reader orders them.
use std::cmp::Ordering;
use std::fmt;

/// Latin multiplicative suffixes in legal order (Guide de légistique, fiche 3.2.3: bis, ter, quater…).
pub const LATIN: [&str; 19] = [
    "bis",
    "ter",
    "quater",
    "quinquies",
    "sexies",
    "septies",
    "octies",
    "nonies",
    "decies",
    "undecies",
    "duodecies",
    "terdecies",
    "quaterdecies",
    "quindecies",
    "sexdecies",
    "septdecies",
    "octodecies",
    "novodecies",
    "vicies",
];

/// The number of a part of the plan, kept as printed, with the key that orders it.
#[derive(Debug, Clone, serde::Serialize, serde::Deserialize)]
#[serde(from = "String", into = "String")]
pub struct MeasureNumber {
    printed: String,
    key: Vec<u32>,
}

impl MeasureNumber {
    /// Reads a number as printed: « 4 bis », « 42 a », « 1-2 », « IV », « 12. ».
    pub fn new(printed: &str) -> Self {
        let printed = printed.split_whitespace().collect::<Vec<_>>().join(" ");
        let key = order_key(&printed);
        Self { printed, key }
    }

    /// The number as printed in the plan.
    pub fn as_str(&self) -> &str {
        &self.printed
    }

    /// The next free number after this one that is not in `taken`: « 4 » gives « 4 bis », then « 4 ter »…
    pub fn next_inserted(&self, taken: &[Self]) -> Option<Self> {
        let root = self.printed.split(' ').next().unwrap_or_default();
        LATIN
            .iter()
            .map(|suffix| Self::new(&format!("{root} {suffix}")))
            .find(|n| n > self && !taken.contains(n))
    }
}

/// Digits become their value; a Latin suffix, a letter or a Roman numeral becomes its rank.
fn order_key(printed: &str) -> Vec<u32> {
    let mut key = Vec::new();
    for word in split_runs(printed) {
        let lower = word.to_lowercase();
        if let Ok(value) = word.parse::<u32>() {
            key.push(value);
        } else if let Some(rank) = LATIN.iter().position(|suffix| *suffix == lower) {
            key.push(u32::try_from(rank).unwrap_or(u32::MAX).saturating_add(2));
        } else if key.is_empty()
            && let Some(value) = roman(&word)
        {
            key.push(value);
        } else {
            key.extend(lower.chars().map(|c| 100 + u32::from(c)));
        }
    }
    key
}

/// Cuts « 42a-2 » into runs of digits and runs of letters.
fn split_runs(printed: &str) -> Vec<String> {
    let mut runs: Vec<String> = Vec::new();
    let mut last: Option<bool> = None;
    for c in printed.chars() {
        let kind = if c.is_ascii_digit() {
            Some(true)
        } else if c.is_alphabetic() {
            Some(false)
        } else {
            None
        };
        match (kind, last) {
            (Some(_), previous) if kind == previous => {
                if let Some(run) = runs.last_mut() {
                    run.push(c);
                }
            }
            (Some(_), _) => runs.push(c.to_string()),
            (None, _) => {}
        }
        last = kind;
    }
    runs
}

/// The value of a Roman numeral in capitals.
pub fn roman(word: &str) -> Option<u32> {
    let mut total = 0_u32;
    let mut previous = 0;
    for c in word.chars().rev() {
        let value = match c {
            'I' => 1,
            'V' => 5,
            'X' => 10,
            'L' => 50,
            'C' => 100,
            _ => return None,
        };
        if value < previous {
            total = total.checked_sub(value)?;
        } else {
            total += value;
            previous = value;
        }
    }
    (total > 0).then_some(total)
}

impl fmt::Display for MeasureNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.printed)
    }
}

impl From<String> for MeasureNumber {
    fn from(printed: String) -> Self {
        Self::new(&printed)
    }
}

impl From<MeasureNumber> for String {
    fn from(number: MeasureNumber) -> Self {
        number.printed
    }
}

impl PartialEq for MeasureNumber {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for MeasureNumber {}

impl PartialOrd for MeasureNumber {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for MeasureNumber {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key.cmp(&other.key).then_with(|| {
            if self.key.is_empty() { self.printed.cmp(&other.printed) } else { Ordering::Equal }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::MeasureNumber;

    fn check_ascending(numbers: &[&str]) {
        for pair in numbers.windows(2) {
            let [low, high] = pair else { continue };
            assert!(MeasureNumber::new(low) < MeasureNumber::new(high), "{low} < {high}");
        }
    }

    #[test]
    fn numbers_are_ordered_as_a_reader_orders_them() {
        check_ascending(&["1", "2", "4", "4 bis", "4 ter", "4 quater", "5", "10", "11 bis", "12"]);
        check_ascending(&["I", "II", "III", "IV", "IX", "X"]);
        check_ascending(&["1-1", "1-2", "2-1", "42", "42 a", "42 b", "43"]);
    }

    #[test]
    fn spacing_does_not_make_another_number() {
        assert_eq!(MeasureNumber::new("4 bis"), MeasureNumber::new("4  Bis"));
        assert_eq!(MeasureNumber::new("4\u{a0}bis").as_str(), "4 bis");
    }

    #[test]
    fn an_inserted_measure_takes_the_next_free_suffix() {
        let four = MeasureNumber::new("4");
        let bis = MeasureNumber::new("4 bis");
        assert_eq!(four.next_inserted(&[]).map(|n| n.to_string()), Some("4 bis".to_owned()));
        assert_eq!(four.next_inserted(&[bis]).map(|n| n.to_string()), Some("4 ter".to_owned()));
    }
}
