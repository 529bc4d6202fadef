//! Themes: what each role looks like. No role is told by colour alone.

use ratatui::style::Color;
use ratatui::style::Modifier;
use ratatui::style::Style;

use crate::config::Theme;
use crate::journal::event::MarkKind;
use crate::recall::strength::Strength;

/// What a piece of the screen is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Role {
    /// Ordinary text.
    Plain,
    /// A heading of the document, the title of a part of the interface.
    Heading,
    /// A note mark.
    Mark,
    /// The label of a key point.
    Point,
    /// What the cursor is at: the note nearest to it, the heading chosen.
    Current,
    /// What stands back: rules, hints, the section path.
    Quiet,
    /// A key, as the help shows it.
    Key,
    /// A search hit.
    Hit,
    /// The search hit that the cursor is at.
    CurrentHit,
    /// Something that went wrong.
    Error,
    /// A passage that the reader marked.
    Marked(MarkKind),
    /// What is selected.
    Selected,
    /// How well a key point is remembered.
    Remembered(Strength),
}

/// A theme's styles.
#[derive(Debug, Clone, Copy)]
pub(super) struct Palette {
    base: Style,
    accent: Option<Color>,
    hit: Option<Color>,
    error: Option<Color>,
    quiet: Quiet,
}

/// How what stands back is shown.
#[derive(Debug, Clone, Copy)]
enum Quiet {
    /// By the terminal's dim attribute.
    Dim,
    /// By a colour of its own.
    Color(Color),
    /// As ordinary text: nothing may be hard to read.
    Plain,
}

impl Palette {
    /// The styles of `theme`.
    pub(super) fn of(theme: Theme) -> Self {
        let colours = |foreground, background| Style::new().fg(foreground).bg(background);
        match theme {
            Theme::Terminal => Self {
                base: Style::new(),
                accent: Some(Color::Cyan),
                hit: Some(Color::Yellow),
                error: Some(Color::Red),
                quiet: Quiet::Dim,
            },
            Theme::Light => Self {
                base: colours(Color::Indexed(235), Color::Indexed(230)),
                accent: Some(Color::Indexed(24)),
                hit: Some(Color::Indexed(94)),
                error: Some(Color::Indexed(124)),
                quiet: Quiet::Color(Color::Indexed(242)),
            },
            Theme::Dark => Self {
                base: colours(Color::Indexed(252), Color::Indexed(235)),
                accent: Some(Color::Indexed(110)),
                hit: Some(Color::Indexed(222)),
                error: Some(Color::Indexed(210)),
                quiet: Quiet::Color(Color::Indexed(246)),
            },
            Theme::Contrast => Self {
                base: colours(Color::White, Color::Black),
                accent: Some(Color::LightYellow),
                hit: Some(Color::LightYellow),
                error: Some(Color::LightRed),
                quiet: Quiet::Plain,
            },
            Theme::Mono => Self {
                base: Style::new(),
                accent: None,
                hit: None,
                error: None,
                quiet: Quiet::Plain,
            },
        }
    }

    /// The colour of marks of a kind.
    fn marked(&self, kind: MarkKind) -> Option<Color> {
        match kind {
            MarkKind::Key => self.hit,
            MarkKind::Question | MarkKind::Quote => self.accent,
            MarkKind::Disagree => self.error,
        }
    }

    /// The style of a strength, which a sign tells as well.
    fn remembered(&self, strength: Strength) -> Style {
        let colour = match strength {
            Strength::New => return self.style(Role::Quiet),
            Strength::Learning => self.error,
            Strength::Weak => self.hit,
            Strength::Strong => self.accent,
        };
        let style = colour.map_or(self.base, |colour| self.base.fg(colour));
        style.add_modifier(Modifier::BOLD)
    }

    /// The style of blank cells.
    pub(super) fn base(&self) -> Style {
        self.base
    }

    /// The style of `role`.
    pub(super) fn style(&self, role: Role) -> Style {
        let colour = |style: Style, colour: Option<Color>| match colour {
            Some(colour) => style.fg(colour),
            None => style,
        };
        let base = self.base;
        match role {
            Role::Plain => base,
            Role::Heading | Role::Point | Role::Key => base.add_modifier(Modifier::BOLD),
            Role::Mark => colour(base, self.accent),
            Role::Current => colour(base, self.accent).add_modifier(Modifier::BOLD),
            Role::Quiet => match self.quiet {
                Quiet::Dim => base.add_modifier(Modifier::DIM),
                Quiet::Color(colour) => base.fg(colour),
                Quiet::Plain => base,
            },
            Role::Hit => colour(base, self.hit).add_modifier(Modifier::UNDERLINED),
            Role::CurrentHit | Role::Selected => base.add_modifier(Modifier::REVERSED),
            Role::Marked(kind) => {
                let attributes = match kind {
                    MarkKind::Key => Modifier::UNDERLINED.union(Modifier::BOLD),
                    MarkKind::Question => Modifier::UNDERLINED.union(Modifier::ITALIC),
                    MarkKind::Quote => Modifier::UNDERLINED,
                    MarkKind::Disagree => Modifier::CROSSED_OUT,
                };
                colour(base, self.marked(kind)).add_modifier(attributes)
            }
            Role::Remembered(strength) => self.remembered(strength),
            Role::Error => colour(base, self.error).add_modifier(Modifier::BOLD),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_colour_is_set_in_the_mono_theme() {
        let palette = Palette::of(Theme::Mono);
        for role in [Role::Mark, Role::Quiet, Role::Hit, Role::CurrentHit, Role::Error] {
            let style = palette.style(role);
            assert_eq!((style.fg, style.bg), (None, None), "{role:?}");
        }
    }

    #[test]
    fn what_must_be_seen_has_an_attribute_in_every_theme() {
        for &theme in Theme::ALL {
            for role in [Role::Heading, Role::Current, Role::Hit, Role::CurrentHit, Role::Error] {
                let modifiers = Palette::of(theme).style(role).add_modifier;
                assert!(!modifiers.is_empty(), "{theme:?} {role:?}");
            }
        }
    }
}
