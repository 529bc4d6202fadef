//! What a document is known by: its content, not its path.
//!
//! Footnotes, marks and block kinds stay out of it, so the same article as extracted text and as
//! the Markdown that `convert` makes is one document.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};
use thiserror::Error;

use super::Document;
use super::block::Block;

/// A text in place of which a hexadecimal number was expected.
#[derive(Debug, Error, PartialEq, Eq)]
#[error("`{0}` is not a number of the expected length in hexadecimal digits")]
pub struct HexError(String);

/// The hash of a document's text: the first 128 bits of SHA-256 over its blocks' texts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId(u128);

/// The hash of a block's text: the first 64 bits of its SHA-256.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlockHash(u64);

/// What is kept of a document's text, to know it again and to know an edited text for its heir.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fingerprint {
    /// The hash of the whole text.
    pub document: DocumentId,
    /// The hash of each block's text, in reading order.
    pub blocks: Vec<BlockHash>,
    /// A sample of the text's four-character strings.
    pub sketch: Sketch,
}

impl Fingerprint {
    /// The fingerprint of `document`.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        let mut whole = Sha256::new();
        for block in &document.blocks {
            let text = block.text.as_str();
            whole.update((text.len() as u64).to_le_bytes());
            whole.update(text.as_bytes());
        }
        Self {
            document: DocumentId(u128::from_be_bytes(leading(&whole.finalize()))),
            blocks: document.blocks.iter().map(BlockHash::of).collect(),
            sketch: Sketch::of(document),
        }
    }
}

impl BlockHash {
    /// The hash of the block's text.
    #[must_use]
    pub fn of(block: &Block) -> Self {
        Self(u64::from_be_bytes(leading(&Sha256::digest(block.text.as_str().as_bytes()))))
    }
}

fn leading<const N: usize>(digest: &[u8]) -> [u8; N] {
    let mut bytes = [0; N];
    for (to, from) in bytes.iter_mut().zip(digest) {
        *to = *from;
    }
    bytes
}

/// The share of `new`'s blocks whose text is a block of `old`, by number of blocks: 0.0 to 1.0.
/// Each block of `old` counts once.
#[must_use]
pub fn shared_blocks(old: &[BlockHash], new: &[BlockHash]) -> f64 {
    let mut left: BTreeMap<BlockHash, usize> = BTreeMap::new();
    for hash in old {
        *left.entry(*hash).or_default() += 1;
    }
    let mut shared: u32 = 0;
    for hash in new {
        if let Some(count) = left.get_mut(hash).filter(|count| **count > 0) {
            *count -= 1;
            shared += 1;
        }
    }
    let longer = u32::try_from(old.len().max(new.len())).unwrap_or(u32::MAX);
    if longer == 0 { 0.0 } else { f64::from(shared) / f64::from(longer) }
}

/// How many samples a sketch has.
const BINS: usize = 64;

/// A sample of a text's four-character strings, by which two texts are compared without either
/// (`MinHash` with one permutation: Li, Owen, Zhang 2012, *One Permutation Hashing*). It tells an
/// article whose every paragraph was touched from another article.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Sketch(Vec<u32>);

impl Sketch {
    /// The sketch of the document's text, white space left out.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        let mut bins = vec![u32::MAX; BINS];
        let mut last = [0_u32; 4];
        let text = document.blocks.iter().flat_map(|block| block.text.as_str().chars());
        for c in text.filter(|c| !c.is_whitespace()) {
            last = [last[1], last[2], last[3], u32::from(c)];
            let hash = mixed(last);
            let [.., low] = hash.to_le_bytes();
            let value = u32::try_from(hash & 0xFFFF_FFFF).unwrap_or(u32::MAX);
            let bin = &mut bins[usize::from(low) % BINS];
            *bin = (*bin).min(value);
        }
        Self(bins)
    }

    /// About the share of four-character strings that two texts have in common (their Jaccard
    /// index), 0.0 to 1.0, give or take 0.1.
    #[must_use]
    pub fn resemblance(&self, other: &Self) -> f64 {
        let filled = self.0.iter().zip(&other.0).filter(|(a, b)| (**a).min(**b) != u32::MAX);
        let (mut equal, mut all) = (0_u32, 0_u32);
        for (a, b) in filled {
            equal += u32::from(a == b);
            all += 1;
        }
        if all == 0 { 0.0 } else { f64::from(equal) / f64::from(all) }
    }
}

/// The finaliser of `SplitMix64` over four characters: every bit of the result depends on each.
fn mixed(characters: [u32; 4]) -> u64 {
    characters.iter().fold(0x9E37_79B9_7F4A_7C15_u64, |hash, c| {
        let mut z = (hash ^ u64::from(*c)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 30)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    })
}

macro_rules! hexadecimal {
    ($name:ident, $number:ty, $digits:literal) => {
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!("{:0", $digits, "x}"), self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }

        impl FromStr for $name {
            type Err = HexError;

            fn from_str(text: &str) -> Result<Self, HexError> {
                let error = || HexError(text.to_owned());
                if text.len() != $digits || !text.bytes().all(|b| b.is_ascii_hexdigit()) {
                    return Err(error());
                }
                <$number>::from_str_radix(text, 16).map(Self).or_else(|_| Err(error()))
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                if serializer.is_human_readable() {
                    serializer.collect_str(self)
                } else {
                    self.0.serialize(serializer)
                }
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                if deserializer.is_human_readable() {
                    String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
                } else {
                    <$number>::deserialize(deserializer).map(Self)
                }
            }
        }
    };
}

hexadecimal!(DocumentId, u128, 32);
hexadecimal!(BlockHash, u64, 16);

impl fmt::Debug for Sketch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&String::from(self.clone()))
    }
}

impl From<Sketch> for String {
    fn from(sketch: Sketch) -> Self {
        sketch.0.iter().fold(Self::new(), |text, value| format!("{text}{value:08x}"))
    }
}

impl TryFrom<String> for Sketch {
    type Error = HexError;

    fn try_from(text: String) -> Result<Self, HexError> {
        let bins = (0..text.len())
            .step_by(8)
            .map(|at| text.get(at..at + 8).and_then(|hex| u32::from_str_radix(hex, 16).ok()))
            .collect::<Option<Vec<_>>>();
        match bins {
            Some(bins) if bins.len() == BINS => Ok(Self(bins)),
            _ => Err(HexError(text)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::block::BlockKind;
    use crate::document::footnote::FootnoteId;

    fn document(texts: &[&str]) -> Document {
        Document {
            blocks: texts.iter().map(|t| Block::new(BlockKind::Paragraph, *t)).collect(),
            ..Document::default()
        }
    }

    const LONG: &str = "江河之水，非一源之水也；千镒之裘，非一狐之白也。\
        是故良工不能以一木成台榭，善学者不能以一书知天下。";

    #[test]
    fn a_document_is_known_by_its_text_and_not_by_its_kinds_or_marks() {
        let plain = document(&["温故", "知新"]);
        let mut marked = document(&["温故", "知新"]);
        marked.blocks[0].kind = BlockKind::Heading { level: 1 };
        marked.blocks[1].text.push_ref("①", vec![FootnoteId::new(0)]);
        assert_eq!(Fingerprint::of(&plain), Fingerprint::of(&marked));
    }

    #[test]
    fn where_a_block_ends_is_part_of_the_text() {
        let (one, two) = (document(&["温故知", "新"]), document(&["温故", "知新"]));
        assert_ne!(Fingerprint::of(&one).document, Fingerprint::of(&two).document);
    }

    /// Written into every log from version 1 on: a change would part readers from their marks.
    #[test]
    fn hashes_are_the_first_bits_of_sha_256() {
        let hash = BlockHash::of(&Block::new(BlockKind::Paragraph, "abc"));
        assert_eq!(hash.to_string(), "ba7816bf8f01cfea");
    }

    #[test]
    fn ids_are_read_back_from_their_digits() {
        let id = Fingerprint::of(&document(&["温故"])).document;
        assert_eq!(id.to_string().parse(), Ok(id));
        assert!("温".parse::<DocumentId>().is_err());
        assert!("+a7816bf8f01cfea".parse::<BlockHash>().is_err());
    }

    #[test]
    fn a_block_that_stands_once_is_shared_once() {
        let one = Fingerprint::of(&document(&["温故", "知新"])).blocks;
        let two = Fingerprint::of(&document(&["温故", "温故", "师", "矣"])).blocks;
        assert!((shared_blocks(&one, &two) - 0.25).abs() < 1e-9);
        assert!((shared_blocks(&[], &[])).abs() < 1e-9);
    }

    #[test]
    fn a_retyped_text_resembles_the_old_one_and_another_does_not() {
        let old = Sketch::of(&document(&[LONG]));
        let retyped = Sketch::of(&document(&[&LONG.replace('一', "壹")]));
        let other = Sketch::of(&document(&["青，取之于蓝，而青于蓝；冰，水为之，而寒于水。"]));
        assert!(old.resemblance(&retyped) > 0.4, "{}", old.resemblance(&retyped));
        assert!(old.resemblance(&other) < 0.1, "{}", old.resemblance(&other));
    }

    #[test]
    fn a_sketch_is_read_back_from_its_digits() {
        let sketch = Sketch::of(&document(&[LONG]));
        assert_eq!(Sketch::try_from(String::from(sketch.clone())), Ok(sketch));
    }
}
