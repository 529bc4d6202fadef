//! Words of a document in its language, tagged as jieba tags them.
//!
//! Chinese is cut by jieba, whose dictionary is of simplified characters: traditional ones are looked
//! up by theirs. Japanese names are runs of Han characters or of katakana; Korean words lose their
//! particles; of English words the stop words are told from the others. That is no analysis of those
//! languages, and enough to leave a whole name out of its sentence.

use crate::document::language::Language;
use crate::text::fold;
use crate::text::words::{TaggedWord, Words};

/// The tag of a name in a language that jieba does not know.
const NAME: &str = "n";

/// The tag of what is no name.
const OTHER: &str = "u";

/// Particles behind a Korean noun, the longest first.
const PARTICLES: [&str; 26] = [
    "에서는",
    "으로는",
    "에서",
    "으로",
    "에게",
    "까지",
    "부터",
    "처럼",
    "보다",
    "이다",
    "하고",
    "에는",
    "들은",
    "들이",
    "은",
    "는",
    "이",
    "가",
    "을",
    "를",
    "의",
    "에",
    "와",
    "과",
    "도",
    "로",
];

/// English words that are in every text.
const STOP: &str = " the a an and or but if of in on at to for from by with without as is are was were \
    be been being it its this that these those they them their he she his her we our you your i not \
    no nor so than then there here where when which who whom whose what why how all any both each few \
    more most other some such only own same too very can could may might must shall should will would \
    do does did has have had having into onto over under about after before between during through \
    above below up down out off again further once because until while also however therefore thus \
    first second third finally one two three four five many much make made makes said says say get \
    got take took went go come came yet still even ever never often always another every either per \
    holds hold predicts predict found find based used using use uses shows show suggests suggest \
    argues argue explains explain means mean known called given taken seen left kept lost \
    like upon within among across against rather since though although whether cannot else ";

/// How English words end that are adverbs, participles and adjectives.
const NOT_NAMES: [&str; 11] =
    ["ly", "ed", "ing", "ous", "ive", "able", "ible", "ful", "less", "ical", "est"];

/// What cuts the text of one document into words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cutter<'a> {
    dictionary: &'a Words,
    language: Language,
}

impl<'a> Cutter<'a> {
    pub(super) fn new(dictionary: &'a Words, language: Language) -> Self {
        Self { dictionary, language }
    }

    pub(super) fn language(&self) -> Language {
        self.language
    }

    /// The words of `text`; together they are the whole text.
    pub(super) fn tagged(&self, text: &str) -> Vec<TaggedWord> {
        match self.language {
            Language::ZhHans => self.dictionary.tagged(text),
            Language::ZhHant => self.dictionary.tagged(&simplified(text)),
            Language::Ja => by_script(text),
            Language::Ko => by_space(text, korean_stem),
            Language::En => by_space(text, english_stem),
        }
    }

    /// How often a word is counted in jieba's corpus.
    pub(super) fn frequency(&self, word: &str) -> usize {
        if self.language == Language::ZhHant {
            return self.dictionary.frequency(&simplified(word));
        }
        self.dictionary.frequency(word)
    }
}

/// `text` in simplified characters, each where it stood: one of another length stays as it is.
pub(super) fn simplified(text: &str) -> String {
    let one =
        |c: char| Some(fold::simplified(c)).filter(|s| s.len_utf8() == c.len_utf8()).unwrap_or(c);
    text.chars().map(one).collect()
}

/// What a character of Japanese text is part of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Han,
    Katakana,
    Other,
}

fn script(c: char) -> Script {
    match c {
        '々' | '〆' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' => Script::Han,
        'ァ'..='ヺ' | 'ー' => Script::Katakana,
        _ => Script::Other,
    }
}

/// Runs of Han characters and of katakana are names; the rest stands character by character.
fn by_script(text: &str) -> Vec<TaggedWord> {
    let mut words: Vec<(TaggedWord, Script)> = Vec::new();
    for (at, c) in text.char_indices() {
        let (end, kind) = (at + c.len_utf8(), script(c));
        match words.last_mut() {
            Some((word, before)) if *before == kind && kind != Script::Other => {
                word.range.end = end;
            }
            _ => {
                let tag = if kind == Script::Other { OTHER } else { NAME };
                words.push((TaggedWord { range: at..end, tag: tag.to_owned() }, kind));
            }
        }
    }
    for (word, _) in &mut words {
        // 十二回, 三島: a count names nothing.
        let run = text.get(word.range.clone()).unwrap_or_default();
        let counts =
            run.starts_with(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百']);
        if counts && run.chars().count() < 5 {
            OTHER.clone_into(&mut word.tag);
        }
    }
    words.into_iter().map(|(word, _)| word).collect()
}

/// Words between spaces and punctuation, of which `stem` gives how many bytes are a name; the rest
/// stands as words of its own.
fn by_space(text: &str, stem: fn(&str) -> usize) -> Vec<TaggedWord> {
    let mut words = Vec::new();
    let mut at = 0;
    let push = |words: &mut Vec<TaggedWord>, from: usize, to: usize, tag: &str| {
        if from < to {
            words.push(TaggedWord { range: from..to, tag: tag.to_owned() });
        }
    };
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let inside = |c: char| c.is_alphanumeric() || c == '-' || c == '’';
        let length = rest.find(|c| !inside(c)).unwrap_or(rest.len());
        if length == 0 {
            let end = at + rest.chars().next().map_or(1, char::len_utf8);
            push(&mut words, at, end, OTHER);
            at = end;
            continue;
        }
        let named = stem(rest.get(..length).unwrap_or_default());
        push(&mut words, at, at + named, NAME);
        push(&mut words, at + named, at + length, OTHER);
        at += length;
    }
    words
}

/// A Korean word without its particle, where at least two syllables are left.
fn korean_stem(word: &str) -> usize {
    let bare = PARTICLES.iter().find_map(|particle| word.strip_suffix(particle));
    let stem = bare.unwrap_or(word);
    let stem = stem.strip_suffix('들').unwrap_or(stem);
    if stem.chars().count() < 2 {
        return 0;
    }
    let is_noun = stem.chars().all(|c| ('가'..='힣').contains(&c))
        && !stem.ends_with([
            '다', '한', '된', '할', '고', '며', '서', '면', '지', '게', '해', '던', '년', '하',
            '되', '있', '없',
        ]);
    if is_noun { stem.len() } else { 0 }
}

/// A word of English, where it is no stop word, adverb or number.
fn english_stem(word: &str) -> usize {
    let lower = word.to_lowercase();
    let is_stop = STOP.split_whitespace().any(|stop| stop == lower);
    let is_name = lower.chars().count() > 2
        && !is_stop
        && !NOT_NAMES.iter().any(|end| lower.ends_with(end))
        && lower.chars().all(|c| c.is_alphabetic() || c == '-');
    if is_name { word.len() } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(language: Language, text: &str) -> Vec<String> {
        let words = Cutter::new(&Words, language).tagged(text);
        assert_eq!(words.iter().map(|word| word.range.len()).sum::<usize>(), text.len());
        let names = words.into_iter().filter(|word| word.tag == NAME);
        names.map(|word| text.get(word.range).unwrap().to_owned()).collect()
    }

    #[test]
    fn japanese_names_are_runs_of_one_script() {
        let found = names(Language::Ja, "郷土資料のデジタル化は、図書館の仕事である。");
        assert_eq!(found, ["郷土資料", "デジタル", "化", "図書館", "仕事"]);
    }

    #[test]
    fn a_korean_noun_loses_its_particle() {
        assert_eq!(names(Language::Ko, "나루터는 마을의 중심이었다."), ["나루터", "마을"]);
    }

    #[test]
    fn english_stop_words_adverbs_and_numbers_are_no_names() {
        let found = names(Language::En, "The market largely explains 12 of the closures.");
        assert_eq!(found, ["market", "closures"]);
    }

    #[test]
    fn traditional_words_are_known_by_their_simplified_form() {
        let cutter = Cutter::new(&Words, Language::ZhHant);
        let text = "鐵道運輸";
        let words = cutter.tagged(text);
        assert_eq!(words.len(), 2);
        assert_eq!(text.get(words[0].range.clone()), Some("鐵道"));
        assert!(cutter.frequency("鐵道") > 0);
    }
}
