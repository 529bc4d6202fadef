//! Where the article stands in a saved page, and what around it is not the article.

use super::page::Node;
use super::page::Page;

/// Elements without text to read.
const WITHOUT_TEXT: [&str; 14] = [
    "head", "script", "style", "noscript", "template", "svg", "iframe", "button", "select", "form",
    "nav", "rp", "object", "textarea",
];

/// Words of classes and ids around an article.
const AROUND: [&str; 22] = [
    "nav",
    "navbar",
    "navigation",
    "menu",
    "sidebar",
    "breadcrumb",
    "breadcrumbs",
    "comments",
    "share",
    "social",
    "related",
    "recommend",
    "advert",
    "ads",
    "banner",
    "copyright",
    "toolbar",
    "pagination",
    "pager",
    "cookie",
    "header-nav",
    "toc",
];

/// The element that holds the article: the one that says so, if it has a fair share of the text;
/// else the one whose own paragraphs have most of it; else the body.
pub(super) fn find(page: &Page) -> usize {
    let body = page.find("body").unwrap_or_default();
    let all = page.characters(body);
    let says_so = |node: &Node| {
        matches!(node.name.as_str(), "article" | "main")
            || node.has("role", "main")
            || node.has("itemprop", "articleBody")
    };
    let named = page.inside(body).filter(|(_, node)| says_so(node)).map(|(at, _)| at);
    if let Some(at) =
        named.max_by_key(|at| page.characters(*at)).filter(|at| page.characters(*at) * 4 > all)
    {
        return at;
    }
    let mut own = vec![0_usize; page.nodes.len()];
    let mut open: Vec<usize> = Vec::new();
    let mut in_paragraphs = 0;
    for (at, node) in page.inside(body) {
        while open.pop_if(|parent| page.nodes.get(*parent).is_none_or(|p| p.end <= at)).is_some() {}
        if node.name == "p" {
            let characters = page.characters(at);
            in_paragraphs += characters;
            if let Some(slot) = open.last().and_then(|parent| own.get_mut(*parent)) {
                *slot += characters;
            }
        }
        if !node.name.is_empty() {
            open.push(at);
        }
    }
    let best = own.iter().enumerate().max_by_key(|(_, characters)| **characters);
    match best {
        Some((at, &characters))
            if in_paragraphs > 0 && characters * 10 > in_paragraphs * 7 && characters > 200 =>
        {
            at
        }
        _ => body,
    }
}

/// Which nodes are no part of the article, by their place.
pub(super) fn skipped(page: &Page, root: usize) -> Vec<bool> {
    let all = page.characters(root);
    page.nodes
        .iter()
        .enumerate()
        .map(|(at, node)| {
            at != root && is_around(node) && page.characters(at) * 3 < all.max(1) || is_hidden(node)
        })
        .collect()
}

/// Which nodes have no text to read, by their place.
pub(super) fn hidden(page: &Page) -> Vec<bool> {
    page.nodes.iter().map(is_hidden).collect()
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
    let words =
        ["class", "id"].iter().filter_map(|name| node.get(name)).flat_map(str::split_whitespace);
    is_box && words.into_iter().any(|word| AROUND.contains(&word.to_ascii_lowercase().as_str()))
}

fn is_hidden(node: &Node) -> bool {
    WITHOUT_TEXT.contains(&node.name.as_str())
        || node.get("hidden").is_some()
        || node.get("style").is_some_and(|style| style.replace(' ', "").contains("display:none"))
}
