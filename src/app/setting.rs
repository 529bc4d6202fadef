//! Reading comfort by key: each press changes one setting and says what it is now.

use super::App;
use crate::action::Action;
use crate::config::Interface;
use crate::config::MEASURE_MAX;
use crate::config::MEASURE_MIN;

/// By how many cells a key widens or narrows the measure.
const MEASURE_STEP: u16 = 4;

impl App {
    /// Changes the setting that an action is about.
    pub(super) fn act_in_settings(&mut self, action: Action, count: Option<usize>) {
        let count = u16::try_from(count.unwrap_or(1)).unwrap_or(u16::MAX);
        let by = MEASURE_STEP.saturating_mul(count);
        let interface = self.interface();
        let settings = &mut self.settings;
        let (name, value) = match action {
            Action::MeasureWider | Action::MeasureNarrower => {
                let measure = if action == Action::MeasureWider {
                    settings.measure.saturating_add(by)
                } else {
                    settings.measure.saturating_sub(by)
                };
                settings.measure = measure.clamp(MEASURE_MIN, MEASURE_MAX);
                (("版心", "measure"), settings.measure.to_string())
            }
            Action::ArrangementNext => {
                settings.arrangement = settings.arrangement.next();
                (("布局", "arrangement"), settings.arrangement.label(interface).to_owned())
            }
            Action::ParagraphStyleNext => {
                settings.paragraph = settings.paragraph.next();
                (("段落", "paragraph"), settings.paragraph.label(interface).to_owned())
            }
            Action::LineSpacingNext => {
                settings.line_spacing = if settings.line_spacing == 1 { 2 } else { 1 };
                (("行距", "line spacing"), settings.line_spacing.to_string())
            }
            Action::LevelNext => {
                settings.level = settings.level.next();
                (("禁则", "level"), settings.level.label(interface).to_owned())
            }
            Action::HangingToggle => {
                settings.hanging = !settings.hanging;
                (("标点悬挂", "hanging"), on_off(settings.hanging, interface))
            }
            Action::JustifyToggle => {
                settings.justify = !settings.justify;
                (("两端对齐", "justify"), on_off(settings.justify, interface))
            }
            Action::BreakingNext => {
                settings.breaking = settings.breaking.next();
                (("断行", "breaking"), settings.breaking.label(interface).to_owned())
            }
            Action::RubyToggle => {
                settings.ruby = !settings.ruby;
                (("注音", "readings"), on_off(settings.ruby, interface))
            }
            Action::ThemeNext => {
                settings.theme = settings.theme.next();
                (("主题", "theme"), settings.theme.label(interface).to_owned())
            }
            Action::LanguageNext => {
                let next = self.interface().next();
                self.settings.language = Some(next);
                (("界面", "interface"), next.label(next).to_owned())
            }
            _ => return,
        };
        let text = match self.interface() {
            Interface::Zh => format!("{}：{value}", name.0),
            Interface::En => format!("{}: {value}", name.1),
        };
        self.status.remark(text);
    }
}

fn on_off(is_on: bool, interface: Interface) -> String {
    if is_on { interface.pick("开", "on") } else { interface.pick("关", "off") }.to_owned()
}
