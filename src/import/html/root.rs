//! Where the article stands in a saved page, and what around it is not the article.

use std::collections::HashMap;

use super::element;
use super::page::Node;
use super::page::Page;
use super::prose::Prose;

/// Elements without text to read.
const WITHOUT_TEXT: [&str; 14] = [
    "head", "script", "style", "noscript", "template", "svg", "iframe", "button", "select", "form",
    "nav", "rp", "object", "textarea",
];

/// Parts of the classes and ids that things around an article have (`share-box`, `mainNav`).
const AROUND: &[&str] = &[
    "ad",
    "ads",
    "advert",
    "banner",
    "bottombar",
    "breadcrumb",
    "breadcrumbs",
    "catlinks",
    "comment",
    "comments",
    "cookie",
    "cookies",
    "copyright",
    "crumb",
    "crumbs",
    "foot",
    "footer",
    "header-nav",
    "login",
    "menu",
    "nav",
    "navbar",
    "navbox",
    "navigation",
    "noprint",
    "pager",
    "pagination",
    "printfooter",
    "qr",
    "qrcode",
    "rank",
    "recommend",
    "related",
    "share",
    "sidebar",
    "sitenotice",
    "sitesub",
    "social",
    "subscribe",
    "tags",
    "toc",
    "tool",
    "toolbar",
    "tools",
    "topbar",
    "widget",
    "widgets",
];

/// Classes of words between the words of a text that are none of it: buttons to edit a section, and
/// links for those who do not see the page.
const BETWEEN: [&str; 6] = [
    "mw-editsection",
    "mw-jump-link",
    "screen-reader-text",
    "skip-link",
    "sr-only",
    "visually-hidden",
];

/// How much of a page's prose the article holds at least, in percent: what stands outside of it is
/// what others wrote on the page.
const SHARE: usize = 90;

/// Where the article stands.
pub(super) struct Article {
    /// The element that holds it.
    pub root: usize,
    /// Which nodes are no part of it, by their place.
    pub skipped: Vec<bool>,
}

/// The article of a page: the smallest element that has most of the page's prose.
pub(super) fn find(page: &Page) -> Article {
    let body = page.find("body").unwrap_or_default();
    let (hidden, around) = (hidden(page), page.nodes.iter().map(is_around).collect::<Vec<_>>());
    let prose = Prose::of(page, &skipped(page, body, &hidden, &around));
    let named = page.inside(body).filter(|(_, node)| says_so(node)).map(|(at, _)| at);
    let named = named
        .max_by_key(|at| prose.of_node(page, *at))
        .filter(|at| prose.of_node(page, *at) * 4 > prose.of_node(page, body));
    let start = named.unwrap_or(body);
    let all = prose.of_node(page, start);
    let smaller = page.inside(start).filter(|(_, node)| is_container(node)).map(|(at, _)| at);
    let most = smaller.filter(|at| all > 0 && prose.of_node(page, *at) * 100 >= all * SHARE).last();
    let root = with_notes(page, body, most.unwrap_or(start));
    Article { root, skipped: skipped(page, root, &hidden, &around) }
}

/// True for an element that says that it holds the article.
fn says_so(node: &Node) -> bool {
    matches!(node.name.as_str(), "article" | "main")
        || node.has("role", "main")
        || node.has("itemprop", "articleBody")
}

/// True for an element that may hold a whole article.
fn is_container(node: &Node) -> bool {
    matches!(
        node.name.as_str(),
        "div" | "section" | "article" | "main" | "td" | "center" | "span" | "font"
    )
}

/// The smallest element around `root` that also holds the notes which its marks lead to: they often
/// stand in a box of their own below the text.
fn with_notes(page: &Page, body: usize, root: usize) -> usize {
    let end = |at: usize| page.nodes.get(at).map_or(at, |node| node.end);
    let target = |node: &Node| node.get("href")?.strip_prefix('#').map(str::to_owned);
    let ids: HashMap<&str, usize> =
        page.inside(body).filter_map(|(at, node)| Some((node.get("id")?, at))).collect();
    let links_back = |at: usize| {
        page.inside(at)
            .filter_map(|(_, node)| target(node))
            .any(|id| ids.get(id.as_str()).is_some_and(|back| (root..end(root)).contains(back)))
    };
    let notes = page
        .inside(root)
        .filter(|(at, node)| node.name == "a" && page.characters(*at) <= 8)
        .filter_map(|(_, node)| ids.get(target(node)?.as_str()).copied())
        .filter(|at| !(root..end(root)).contains(at) && links_back(*at));
    let Some(last) = notes.max() else { return root };
    let around = page.inside(body).filter(|(at, _)| *at <= root && end(*at) > last);
    around.map(|(at, _)| at).max().unwrap_or(body)
}

/// Which nodes are no part of an article at `root`, by their place: `hidden` ones, and those that
/// stand `around` it, unless they hold it or much of it.
fn skipped(page: &Page, root: usize, hidden: &[bool], around: &[bool]) -> Vec<bool> {
    let all = page.characters(root);
    let nodes = page.nodes.iter().zip(hidden.iter().zip(around)).enumerate();
    nodes
        .map(|(at, (node, (hidden, around)))| {
            let holds_root = at <= root && root < node.end;
            *hidden || *around && !holds_root && page.characters(at) * 3 < all.max(1)
        })
        .collect()
}

/// Which nodes have no text to read, by their place.
pub(super) fn hidden(page: &Page) -> Vec<bool> {
    let nodes = page.nodes.iter().enumerate();
    nodes.map(|(at, node)| is_hidden(node) || is_own_address(page, at, node)).collect()
}

fn is_around(node: &Node) -> bool {
    if matches!(node.name.as_str(), "footer" | "nav")
        || ["navigation", "banner", "contentinfo", "search", "complementary"]
            .iter()
            .any(|role| node.has("role", role))
    {
        return !node.has("class", "footnotes");
    }
    let is_box =
        matches!(node.name.as_str(), "div" | "ul" | "ol" | "section" | "aside" | "table" | "p");
    is_box && ["class", "id"].iter().filter_map(|name| node.get(name)).any(names_surroundings)
}

/// True where a part of one of the words is one of [`AROUND`].
fn names_surroundings(words: &str) -> bool {
    words.split_whitespace().any(|word| {
        let whole = word.to_ascii_lowercase();
        !whole.contains("note")
            && (AROUND.contains(&whole.as_str())
                || parts(word).any(|part| AROUND.contains(&part.to_ascii_lowercase().as_str())))
    })
}

/// The parts of a name: between hyphens and underscores, and from capital to capital.
fn parts(word: &str) -> impl Iterator<Item = &str> {
    word.split(['-', '_']).flat_map(|part| {
        let humps = part.char_indices().filter(|(_, c)| c.is_ascii_uppercase()).map(|(at, _)| at);
        let mut ends: Vec<usize> = humps.filter(|at| *at > 0).collect();
        ends.push(part.len());
        let mut start = 0;
        ends.into_iter().filter_map(move |end| {
            let found = part.get(start..end);
            start = end;
            found
        })
    })
}

/// True for the sign behind a heading that leads to the heading itself.
fn is_own_address(page: &Page, at: usize, node: &Node) -> bool {
    node.name == "a"
        && page.characters(at) == 1
        && node.get("href").is_some_and(|href| href.contains('#'))
        && matches!(page.text(at).as_str(), "¶" | "§" | "#" | "🔗" | "∞")
}

fn is_hidden(node: &Node) -> bool {
    WITHOUT_TEXT.contains(&node.name.as_str())
        || element::NOTE_NUMBERS.iter().any(|class| node.has("class", class))
        || node.get("hidden").is_some()
        || BETWEEN.iter().any(|class| node.has("class", class))
        || node.get("style").is_some_and(|style| style.replace(' ', "").contains("display:none"))
}
