//! Progress on standard error, where that is a terminal.

use std::ops::ControlFlow;
use std::time::Duration;

use app::Lang;
use app::progress::{Progress, Stage};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar that follows long work. Standard error that is no terminal stays silent.
pub(crate) struct Bar {
    bar: ProgressBar,
    lang: Lang,
}

impl Bar {
    pub(crate) fn new(lang: Lang) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        Self { bar, lang }
    }

    /// Shows how far the work is. It never stops it: Ctrl+C ends the process, and the store takes back what was begun.
    pub(crate) fn show(&mut self, progress: Progress) -> ControlFlow<()> {
        if self.bar.is_hidden() {
            return ControlFlow::Continue(());
        }
        let template =
            if progress.total > 0 { "{msg} {wide_bar} {pos}/{len}" } else { "{spinner} {msg} {pos}" };
        if let Ok(style) = ProgressStyle::with_template(template) {
            self.bar.set_style(style);
        }
        self.bar.set_message(self.stage(progress.stage));
        if progress.total > 0 {
            self.bar.set_length(progress.total);
        } else {
            self.bar.enable_steady_tick(Duration::from_millis(120));
        }
        self.bar.set_position(progress.done);
        ControlFlow::Continue(())
    }

    fn stage(&self, stage: Stage) -> &'static str {
        match stage {
            Stage::Reading => self.lang.pick("Membaca", "Reading"),
            Stage::Understanding => self.lang.pick("Memahami", "Understanding"),
            Stage::BackingUp => self.lang.pick("Mencadangkan", "Backing up"),
            Stage::Writing => self.lang.pick("Menyimpan", "Saving"),
            Stage::Planning => self.lang.pick("Membagi stan", "Assigning booths"),
            Stage::Printing => self.lang.pick("Mencetak", "Printing"),
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
