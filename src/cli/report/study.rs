//! What is said where reviews, parameters or pairs of answers are not what they should be.

use std::path::Path;

use super::{Report, shown};
use crate::cli::language::Speech;
use crate::schedule::fit::{FitError, LEAST_REVIEWS};
use crate::schedule::interval::RetentionError;
use crate::schedule::parameters::ParametersError;

/// A retention that no schedule can hold.
pub(super) fn retention(error: RetentionError, speech: Speech) -> Report {
    Report::wrong_usage(
        speech.pick("记得的概率要在 0.5 和 0.995 之间".to_owned(), error.to_string()),
        speech.pick("通常用 0.9", "0.9 is usual"),
    )
}

/// Parameters that are not those of FSRS-6.
pub(super) fn parameters(error: &ParametersError, speech: Speech) -> Report {
    Report::failed(
        speech.pick(format!("参数不合 FSRS-6：{error}"), error.to_string()),
        speech
            .pick("不写 `--parameters` 就用默认参数", "the defaults serve without `--parameters`"),
    )
}

/// A JSON file of another shape.
pub(super) fn data(path: &Path, shape: &str, source: &serde_json::Error, speech: Speech) -> Report {
    Report::failed(
        speech.pick(
            format!("“{}”的内容不合要求：{source}", shown(path)),
            format!("{} does not hold what is needed: {source}", shown(path)),
        ),
        speech.pick(format!("应当形如 {shape}"), format!("it should look like {shape}")),
    )
}

/// A schedule that could not be fitted.
pub(super) fn fit(error: &FitError, speech: Speech) -> Report {
    let message = match error {
        FitError::TooFew { found } => {
            format!("隔天的复习只有 {found} 次，至少要 {LEAST_REVIEWS} 次")
        }
        FitError::Failed(reason) => format!("没有拟合出参数：{reason}"),
        FitError::NotBuiltIn => "这个程序编译时没有带拟合功能".to_owned(),
    };
    let hint = match error {
        FitError::TooFew { .. } => speech.pick(
            "接着复习，以后再试；在那之前默认参数一样好",
            "go on reviewing and try again; until then the defaults are as good",
        ),
        FitError::Failed(_) => speech.pick(
            "原来的参数照旧；`wengu data check` 检查记录",
            "the old weights stay; `wengu data check` looks at the log",
        ),
        FitError::NotBuiltIn => {
            speech.pick("用 `--features fit` 编译", "build it with `--features fit`")
        }
    };
    Report::failed(speech.pick(message, error.to_string()), hint)
}
