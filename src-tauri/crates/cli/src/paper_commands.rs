//! The commands of what goes to paper and to other programs.

use app::floor_plan::{ExportFormat, FloorPlanExport, FloorPlanRequest, HallChoice};
use app::power_plan::PowerPlanRequest;
use app::{AppError, fascia, floor_plan, power_plan};

use crate::commands::{Runner, value};
use crate::output::Answer;
use crate::paper_args::{FasciaCommand, FloorPlanCommand, PowerPlanCommand};
use crate::show_paper;

impl Runner<'_> {
    pub(crate) fn floor_plan(&mut self, command: FloorPlanCommand) -> Result<Answer, AppError> {
        let (event, hall) = (self.event.clone(), self.hall.clone());
        let bar = &mut self.bar;
        match command {
            FloorPlanCommand::Print { out, paper, scale } => {
                let request = FloorPlanRequest { event, halls: HallChoice::of(hall), out, paper, scale };
                let printed = floor_plan::print(self.session, &request, &mut |at| bar.show(at))?;
                Ok(Answer::new(show_paper::floor_plan(self.lang, &printed), value(&printed)))
            }
            FloorPlanCommand::Export { out, format, dpi, paper, scale } => {
                let format = ExportFormat::of(format.map(crate::paper_args::FormatArg::name), &out)?;
                let request = FloorPlanExport { event, hall, out, format, dpi, paper, scale };
                let exported = floor_plan::export(self.session, &request, &mut |at| bar.show(at))?;
                Ok(Answer::new(show_paper::exported(self.lang, &exported), value(&exported)))
            }
        }
    }

    pub(crate) fn power_plan(&mut self, command: PowerPlanCommand) -> Result<Answer, AppError> {
        let (event, halls) = (self.event.clone(), self.halls());
        match command {
            PowerPlanCommand::Show => {
                let plan = power_plan::view(self.session, event.as_deref(), &halls)?;
                Ok(Answer::new(show_paper::power_plan(self.lang, &plan), value(&plan)))
            }
            PowerPlanCommand::Print { out, paper } => {
                let request = PowerPlanRequest { event, halls, out, paper };
                let bar = &mut self.bar;
                let printed = power_plan::print(self.session, &request, &mut |at| bar.show(at))?;
                Ok(Answer::new(show_paper::power_printed(self.lang, &printed), value(&printed)))
            }
        }
    }

    pub(crate) fn fascia(&mut self, command: FasciaCommand) -> Result<Answer, AppError> {
        let (event, halls) = (self.event.clone(), self.halls());
        let event = event.as_deref();
        match command {
            FasciaCommand::List => {
                let list = fascia::list(self.session, event, &halls)?;
                Ok(Answer::new(show_paper::fascias(self.lang, &list), value(&list)))
            }
            FasciaCommand::Export { to } => {
                let exported = fascia::export(self.session, event, &halls, &to)?;
                Ok(Answer::new(show_paper::fascias_exported(self.lang, &exported), value(&exported)))
            }
            FasciaCommand::Print { out } => {
                let printed = fascia::print(self.session, event, &halls, &out)?;
                Ok(Answer::new(show_paper::fascias_printed(self.lang, &printed), value(&printed)))
            }
        }
    }

    /// The hall that is named, or all of them.
    pub(crate) fn halls(&self) -> HallChoice {
        self.hall.clone().map_or(HallChoice::All, HallChoice::Named)
    }
}
