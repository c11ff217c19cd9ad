//! The bytes of one simulated file: as programs see them, as the platter holds them, and every mixture that a
//! power cut may leave.

/// At about how many places an addition may be torn.
const TORN_PLACES: usize = 16;

/// One alteration of a file since its last synchronization.
#[derive(Debug, Clone)]
enum ByteOp {
    Append(Vec<u8>),
    Truncate(usize),
}

impl ByteOp {
    fn apply(&self, bytes: &mut Vec<u8>) {
        match self {
            Self::Append(more) => bytes.extend_from_slice(more),
            Self::Truncate(len) => bytes.truncate(*len),
        }
    }
}

/// A simulated file.
#[derive(Debug, Clone, Default)]
pub(super) struct Content {
    pub(super) live: Vec<u8>,
    durable: Vec<u8>,
    pending: Vec<ByteOp>,
    /// Ranges that a failed synchronization left marked as written though they may not be: a later
    /// synchronization passes over them, as Linux does.
    lost: Vec<(usize, usize)>,
}

impl Content {
    /// A file whose bytes are all on the platter.
    pub(super) fn durable(bytes: Vec<u8>) -> Self {
        Self { live: bytes.clone(), durable: bytes, ..Self::default() }
    }

    pub(super) fn append(&mut self, bytes: &[u8]) {
        self.perform(ByteOp::Append(bytes.to_vec()));
    }

    pub(super) fn truncate(&mut self, len: usize) {
        for (start, end) in &mut self.lost {
            *end = (*end).min(len).max(*start);
        }
        self.lost.retain(|(start, end)| start < end);
        self.perform(ByteOp::Truncate(len));
    }

    fn perform(&mut self, op: ByteOp) {
        op.apply(&mut self.live);
        self.pending.push(op);
    }

    /// Synchronizes the file, or fails to.
    pub(super) fn sync(&mut self, works: bool) {
        if works {
            self.durable.clone_from(&self.live);
            self.pending.clear();
            return;
        }
        let unsure = self.durable.len().min(self.shortest_since_sync());
        if unsure < self.live.len() {
            self.lost.push((unsure, self.live.len()));
        }
    }

    fn shortest_since_sync(&self) -> usize {
        let cuts = self.pending.iter().filter_map(|op| match op {
            ByteOp::Truncate(len) => Some(*len),
            ByteOp::Append(_) => None,
        });
        cuts.min().unwrap_or(self.durable.len())
    }

    /// Every content that a power cut may leave, the least written first, the whole last: each alteration done
    /// or not, the next one torn at a few places, and space taken but never filled.
    pub(super) fn after_cut(&self) -> Vec<Vec<u8>> {
        let mut all = Vec::new();
        let mut bytes = self.durable.clone();
        self.add(&mut all, &bytes);
        for op in &self.pending {
            if let ByteOp::Append(more) = op {
                let last = more.len().saturating_sub(1);
                for torn in (0..last).step_by(more.len() / TORN_PLACES + 1).chain([1, last]) {
                    let mut part = bytes.clone();
                    part.extend(more.iter().take(torn));
                    self.add(&mut all, &part);
                    part.resize(bytes.len() + more.len(), 0);
                    self.add(&mut all, &part);
                }
            }
            op.apply(&mut bytes);
            self.add(&mut all, &bytes);
        }
        all
    }

    fn add(&self, all: &mut Vec<Vec<u8>>, bytes: &[u8]) {
        let mut holed = bytes.to_vec();
        for (start, end) in &self.lost {
            holed.iter_mut().take(*end).skip(*start).for_each(|byte| *byte = 0);
        }
        for state in [holed, bytes.to_vec()] {
            if !all.contains(&state) {
                all.push(state);
            }
        }
    }
}
