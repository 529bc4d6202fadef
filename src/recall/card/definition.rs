//! What a term means, where the text says so: X是指…, 所谓X，就是…, “X”（…）, X是….

mod elsewhere;
mod form;

use std::collections::{HashMap, HashSet};

use super::clause::Sentence;
use super::{Card, CardKind, Ground, Passage, id, wording};
use crate::text::fold;
use form::{Definition, Form};

/// How many of the weightiest terms are looked for before a mere 是.
const TERMS: usize = 60;

/// How many definitions of one term are asked for.
const MOST: usize = 2;

/// Cards for each term that the text defines; where it says so outright, both ways.
pub(super) fn cards(ground: &Ground) -> Vec<Card> {
    let known: HashSet<&str> =
        ground.terms.iter().take(TERMS).map(|term| term.text.as_str()).collect();
    let mut found: Vec<(&Sentence, Definition)> = Vec::new();
    for sentence in &ground.sentences {
        let language = ground.document.language;
        let definitions = if language.is_chinese() {
            form::definitions(sentence, &known)
        } else {
            elsewhere::definition(sentence, language).into_iter().collect()
        };
        found.extend(definitions.into_iter().map(|definition| (sentence, definition)));
    }
    found.sort_by_key(|(sentence, definition)| (definition.form, sentence.block, definition.at()));
    let mut defined: HashMap<String, usize> = HashMap::new();
    let mut cards = Vec::new();
    for (sentence, definition) in &found {
        // A point is asked for by its place: 科技安全是… opens five of them.
        let point = definition.form == Form::Is && is_point(ground, sentence, definition);
        let times = defined.entry(fold::letters(&definition.term)).or_default();
        if *times == MOST || point {
            continue;
        }
        *times += 1;
        cards.push(forth(ground, sentence, definition));
        if *times == 1 && definition.form == Form::Outright {
            cards.extend(back(ground, sentence, definition));
        }
    }
    cards.sort_by_key(|card| (card.source.block, card.source.offset));
    cards
}

fn is_point(ground: &Ground, sentence: &Sentence, definition: &Definition) -> bool {
    ground.points.iter().any(|point| {
        point.block() == sentence.block && point.gist.contains(&definition.meaning.start)
    })
}

/// From the term to its meaning.
fn forth(ground: &Ground, sentence: &Sentence, definition: &Definition) -> Card {
    let Definition { term, form, meaning } = definition;
    let answer = sentence.slice(meaning.clone());
    let label = ground.label(sentence.block, answer);
    let question = match form {
        Form::Feature => format!("文中说，{term}是什么？"),
        Form::Serves => format!("文中把“{term}”看作什么？"),
        Form::Rests => format!("文中怎样说明“{term}”？"),
        _ => wording::meaning_of(ground.document.language, term),
    };
    card(sentence, definition, ground, (format!("{label}{question}"), answer))
}

/// From the meaning to its term.
fn back(ground: &Ground, sentence: &Sentence, definition: &Definition) -> Option<Card> {
    let meaning = sentence.slice(definition.meaning.clone());
    let label = ground.label(sentence.block, &definition.term);
    let prompt = format!("{label}{}", wording::term_for(ground.document.language, meaning));
    let told = super::gives_away(meaning, &definition.term);
    (!told).then(|| card(sentence, definition, ground, (prompt, &definition.term)))
}

fn card(
    sentence: &Sentence,
    definition: &Definition,
    ground: &Ground,
    (prompt, answer): (String, &str),
) -> Card {
    let offset = sentence.range.start;
    let meaning = sentence.slice(definition.meaning.clone());
    Card {
        id: id("definition", &format!("{} {meaning}", definition.term), answer),
        kind: CardKind::Definition,
        prompt,
        answer: answer.to_owned(),
        accept: Vec::new(),
        choices: None,
        section: ground.section_of(sentence.block),
        source: Passage { block: sentence.block, offset, length: definition.meaning.end - offset },
        reason: "定义".to_owned(),
    }
}
