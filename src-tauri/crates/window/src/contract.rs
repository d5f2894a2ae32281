//! The list of commands. A line says what a command needs (the window itself, the window and the opening that is
//! meant, a reader, a writer, a writer that tells how far it is), its request, its answer and the function that does it.
//!
//! The file is long because every command has its line.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use app::Fault;
use app::progress::{Progress, Watch};
use serde_json::Value;
use ts_rs::{Config, TS};

use crate::commands::{
    assignment, badges, editor, event, exhibitors, floor, import, lots, paper, printing, settings, shell,
    underlay,
};
use crate::fault::CallError;
use crate::workspace::Window;

/// A request, or an answer, that says nothing.
#[derive(Debug, Clone, Copy, Default, serde::Serialize, serde::Deserialize, TS)]
pub struct Empty {}

macro_rules! contract {
    ($( $need:ident $name:ident ($request:ty) -> $answer:ty = $body:path; )*) => {
        /// The name of every command.
        pub const NAMES: &[&str] = &[$( stringify!($name), )*];

        /// Does a command, in whatever workspace and event is open.
        ///
        /// # Errors
        /// [`CallError`]: the use case's, or that the name or the request is none of this list.
        pub fn call(window: &Window, name: &str, request: Value, watch: Watch<'_>) -> Result<Value, CallError> {
            call_in(window, None, name, request, watch)
        }

        /// Does a command where the opening that it means, if it names one, is still the one that there is.
        ///
        /// # Errors
        /// As [`call`]; [`CallError::OtherOpening`].
        pub fn call_in(
            window: &Window,
            opening: Option<u64>,
            name: &str,
            request: Value,
            watch: Watch<'_>,
        ) -> Result<Value, CallError> {
            match name {
                $( stringify!($name) => {
                    let request: $request = serde_json::from_value(request)
                        .map_err(|cause| CallError::Request { command: stringify!($name), cause })?;
                    let answer: $answer = contract!(@run $need window opening watch request $body)?;
                    serde_json::to_value(answer)
                        .map_err(|cause| CallError::Answer { command: stringify!($name), cause })
                } )*
                other => Err(CallError::Unknown(other.to_owned())),
            }
        }

        fn visit(export: &mut Export<'_>) {
            $( export.command::<$request, $answer>(stringify!($name), contract!(@reports $need)); )*
        }
    };
    (@reports long) => { true };
    (@reports long_window) => { true };
    (@reports long_placed) => { true };
    (@reports $need:ident) => { false };
    (@run window $window:ident $opening:ident $watch:ident $request:ident $body:path) => {
        $body($window, $request)
    };
    (@run placed $window:ident $opening:ident $watch:ident $request:ident $body:path) => {
        $body($window, $request, $opening)
    };
    (@run long_placed $window:ident $opening:ident $watch:ident $request:ident $body:path) => {
        $body($window, $request, $opening, $watch)
    };
    (@run long_window $window:ident $opening:ident $watch:ident $request:ident $body:path) => {
        $body($window, $request, $watch)
    };
    (@run read $window:ident $opening:ident $watch:ident $request:ident $body:path) => {
        $window.reading_of($opening, |session| $body(session, $request))
    };
    (@run write $window:ident $opening:ident $watch:ident $request:ident $body:path) => {
        $window.writing_of($opening, |session| $body(session, $request))
    };
    (@run long $window:ident $opening:ident $watch:ident $request:ident $body:path) => {
        $window.writing_of($opening, |session| $body(session, $request, $watch))
    };
}

contract! {
    // The window itself
    window app_state(Empty) -> shell::AppState = shell::state;
    window preferences_set(shell::PreferencesSet) -> shell::AppState = shell::set_preferences;
    window screen_set(shell::ScreenSet) -> Empty = shell::set_screen;
    window workspace_open(shell::WorkspacePath) -> shell::AppState = shell::open;
    window workspace_create(shell::WorkspacePath) -> shell::AppState = shell::create;
    window workspace_close(Empty) -> shell::AppState = shell::close;
    window workspace_forget(shell::WorkspacePath) -> shell::AppState = shell::forget;
    long_window sample_open(shell::SamplePath) -> shell::AppState = shell::open_sample;
    long_window backup_restore(shell::Restore) -> shell::Restored = shell::restore;
    window event_select(shell::EventChoice) -> shell::AppState = shell::select_event;
    // The event: what it is at, its form, its history
    placed event_create(event::EventCreate) -> shell::AppState = event::create;
    read overview(Empty) -> app::overview::Overview = event::overview;
    read palette_search(event::PaletteSearch) -> Vec<app::palette::Hit> = event::palette;
    read history_list(event::HistoryList) -> Vec<app::history::ChangeOut> = event::history;
    write history_undo(Empty) -> app::history::UndoneOut = event::undo;
    write history_redo(Empty) -> app::history::UndoneOut = event::redo;

    // Exhibitors
    read exhibitors_list(Empty) -> Vec<app::exhibitors::ExhibitorOut> = exhibitors::list;
    read exhibitor_detail(exhibitors::ExhibitorId) -> app::exhibitors::ExhibitorDetail = exhibitors::detail;
    read exhibitor_blank(Empty) -> app::exhibitors::ExhibitorBlank = exhibitors::blank;
    read exhibitor_check(exhibitors::ExhibitorEdit) -> Vec<app::exhibitors::FieldProblem> = exhibitors::check;
    write exhibitor_save(exhibitors::ExhibitorEdit) -> app::exhibitors::Saved = exhibitors::save;
    read identity_reveal(exhibitors::ExhibitorId) -> exhibitors::Identity = exhibitors::reveal;
    read exhibitors_move_preview(exhibitors::MoveTo) -> app::exhibitors::MovePreview = exhibitors::preview;
    write exhibitors_move(exhibitors::Move) -> app::exhibitors::Changed = exhibitors::move_to;
    read exhibitor_product_check(exhibitors::ProductCheck) -> Vec<app::exhibitors::FieldProblem> = exhibitors::check_product;
    write exhibitor_product_put(exhibitors::ProductPut) -> Vec<app::exhibitors::FieldProblem> = exhibitors::put_product;
    write exhibitor_product_remove(exhibitors::PartOf) -> Empty = exhibitors::remove_product;
    write exhibitor_attendant_put(exhibitors::AttendantPut) -> Empty = exhibitors::put_attendant;
    write exhibitor_attendant_remove(exhibitors::PartOf) -> Empty = exhibitors::remove_attendant;
    read exhibitors_export(exhibitors::Export) -> app::exhibitors::Exported = exhibitors::export;

    // Import
    read import_inspect(import::ImportInspect) -> app::import::Inspection = import::inspect;
    long import_run(import::ImportRun) -> app::import::ImportReport = import::run;
    read held_list(Empty) -> Vec<app::import::HeldOut> = import::held;
    write held_decide(import::HeldDecide) -> app::import::Decided = import::decide;

    // Floor plan
    read floor_view(floor::FloorAsk) -> app::plan::FloorScreen = floor::view;
    write hall_generate(floor::HallGenerate) -> app::hall::Generated = floor::generate;
    write hall_import(floor::HallImport) -> app::hall::Transferred = floor::import;
    long_placed plan_assign(Empty) -> app::plan::Assigned = floor::assign;
    write plan_place(floor::PlanPlace) -> app::plan::Placed = floor::place;
    write plan_lift(floor::PlanFirm) -> app::plan::Lifted = floor::lift;
    write plan_swap(floor::PlanSwap) -> app::plan::Swapped = floor::swap;
    write plan_settle(floor::PlanSettle) -> app::plan::Settled = floor::settle;
    write plan_lock(floor::PlanLock) -> app::plan::Locked = floor::lock;
    write plan_share(floor::PlanShare) -> app::plan::Shared = floor::share;
    write plan_unshare(floor::PlanFirm) -> app::plan::Unshared = floor::unshare;
    read plan_check(floor::FloorAsk) -> app::plan::Checked = floor::check;

    // Who gets which booth
    read plan_weights(Empty) -> app::plan::WeightsOut = assignment::weights;
    write plan_weights_set(assignment::PlanWeightsSet) -> app::plan::WeightsOut = assignment::set_weights;
    read exhibitor_wishes(exhibitors::ExhibitorId) -> app::exhibitors::WishesScreen = assignment::wishes;
    write exhibitor_wishes_set(assignment::WishesSet) -> app::exhibitors::WishesSaved = assignment::set_wishes;
    long_placed plan_propose(assignment::PlanPropose) -> app::plan::Proposal = assignment::propose;
    long_placed plan_replan(assignment::PlanReplan) -> app::plan::Replanned = assignment::replan;
    placed plan_proposals(Empty) -> app::plan::Proposals = assignment::proposals;
    placed plan_proposal_take(assignment::ProposalId) -> app::plan::Taken = assignment::take;
    placed plan_proposal_drop(assignment::ProposalId) -> Empty = assignment::forget;
    read plan_explain(assignment::PlanParty) -> app::plan::Explained = assignment::explain;
    read plan_costs(assignment::PlanParty) -> app::plan::PlaceCosts = assignment::costs;
    read plan_cost_by_party(Empty) -> Vec<app::plan::PartyCost> = assignment::cost_by_party;
    read plan_reserves(Empty) -> app::plan::ReservesOut = assignment::reserves;
    write plan_reserve_move(assignment::ReserveMove) -> Empty = assignment::move_reserve;
    write plan_offer(assignment::PlanOffer) -> app::plan::Offered = assignment::offer;
    write plan_release(assignment::PlanRelease) -> app::plan::Released = assignment::release;

    // Lots
    read lots_screen(Empty) -> app::lots::LotsScreen = lots::screen;
    read lots_view(lots::LotAsk) -> app::lots::LotDrawOut = lots::view;
    write lots_begin(app::lots::LotsBegin) -> app::lots::LotDrawOut = lots::begin;
    read lots_check(app::lots::LotKey) -> app::lots::LotKeyed = lots::check;
    write lots_draw(app::lots::LotKey) -> app::lots::LotKeyed = lots::draw;
    write lots_pass(app::lots::LotPass) -> app::lots::LotDrawOut = lots::pass;
    write lots_seed(lots::LotSeed) -> app::lots::LotDrawOut = lots::seed;
    write lots_undo(lots::LotAsk) -> app::lots::LotUndone = lots::undo;
    write lots_enter(lots::LotFirm) -> app::lots::LotDrawOut = lots::enter;
    write lots_leave(lots::LotFirm) -> app::lots::LotDrawOut = lots::leave;
    write lots_minutes(lots::LotMinutesSet) -> app::lots::LotDrawOut = lots::minutes;
    write lots_close(lots::LotAsk) -> app::lots::LotDrawOut = lots::close;
    write lots_remove(lots::LotAsk) -> Empty = lots::remove;
    read lots_print(lots::LotsPrint) -> app::lots::LotsPrinted = lots::print;

    // On paper and in files
    long floor_plan_print(paper::FloorPlanPrint) -> app::floor_plan::FloorPlanPrinted = paper::print;
    long floor_plan_export(paper::FloorPlanFile) -> app::floor_plan::FloorPlanExported = paper::export;
    read power_plan(paper::PaperAsk) -> app::power_plan::PowerPlan = paper::power;
    long power_plan_print(paper::PowerPlanPrint) -> app::power_plan::PowerPlanPrinted = paper::print_power;
    read fascia_list(paper::PaperAsk) -> app::fascia::FasciaList = paper::fascias;
    read placements_make(paper::PlacementsFile) -> app::placements::PlacementsMade = paper::make_placements;
    read fascia_export(paper::FasciaFile) -> app::fascia::FasciaExported = paper::export_fascias;
    read fascia_print(paper::FasciaFile) -> app::fascia::FasciaPrinted = paper::print_fascias;

    // The floor plan's editor
    read hall_document(editor::HallAsk) -> app::hall::edit::HallDocument = editor::document;
    write hall_edit(app::hall::edit::HallEdit) -> app::hall::edit::HallChanged = editor::edit;
    write hall_merge(app::hall::edit::HallBooths) -> app::hall::edit::HallChanged = editor::merge;
    write hall_split(app::hall::edit::HallBooths) -> app::hall::edit::HallChanged = editor::split;
    write hall_renumber(app::hall::edit::HallRenumber) -> app::hall::edit::Renumbered = editor::renumber;
    read halls_list(Empty) -> Vec<app::hall::edit::EventHalls> = editor::everywhere;
    write hall_add(app::hall::edit::HallAdd) -> app::hall::edit::HallDocument = editor::add;
    write hall_rename(app::hall::edit::HallRename) -> app::hall::edit::HallChanged = editor::rename;
    write hall_remove(app::hall::edit::HallRemove) -> app::hall::edit::HallRemoved = editor::remove;
    read picture_keep(settings::FilePath) -> app::media::PictureKept = editor::keep_picture;
    write hall_copy(app::hall::edit::HallCopy) -> app::hall::edit::HallCopied = editor::copy;

    // The drawing under a plan
    read underlay_view(underlay::UnderlayAsk) -> Option<app::underlay::UnderlayOut> = underlay::view;
    read underlay_lines(underlay::UnderlayAsk) -> app::underlay::UnderlayPath = underlay::lines;
    placed underlay_import(underlay::UnderlayImport) -> app::underlay::UnderlayChanged = underlay::import;
    write underlay_set(app::underlay::UnderlaySet) -> app::underlay::UnderlayChanged = underlay::set;
    write underlay_scale(app::underlay::UnderlayScale) -> app::underlay::UnderlayChanged = underlay::scale;
    write underlay_remove(underlay::UnderlayAsk) -> app::underlay::UnderlayChanged = underlay::remove;

    // Badges
    read badges_view(Empty) -> app::badges::BadgesScreen = badges::view;
    window badges_preview(badges::BadgesPreview) -> app::badges::Preview = badges::preview;
    window badges_sheet_preview(badges::BadgesSheet) -> app::badges::SheetPreview = badges::sheet_preview;
    window badges_preflight(badges::BadgesPreflight) -> app::badges::Preflight = badges::preflight;
    long badges_print(badges::BadgesPrint) -> app::badges::Printed = badges::print;

    // Printers of the system
    window printers_list(Empty) -> app::printers::PrintersOut = printing::list;
    window pdf_to_printer(printing::PdfToPrinter) -> Empty = printing::send;

    // Settings
    read event_form(Empty) -> app::events::EventShape = event::form;
    write event_update(app::events::EventForm) -> app::events::EventEdited = event::update;
    write event_logo_set(settings::FilePath) -> app::media::PictureKept = settings::set_logo;
    write event_logo_remove(Empty) -> Empty = settings::remove_logo;
    read lists_read(Empty) -> Vec<app::lists::ListOut> = settings::read_lists;
    write list_add(settings::ListAdd) -> Empty = settings::add_to_list;
    write list_rename(settings::ListRename) -> settings::ListChanged = settings::rename_in_list;
    write list_remove(settings::ListRemove) -> settings::ListChanged = settings::remove_from_list;
    write list_order(settings::ListOrder) -> Empty = settings::order_list;
    read status_labels(Empty) -> Vec<app::status_names::StatusLabel> = settings::status_labels;
    write status_names_set(settings::StatusNamesSet) -> Empty = settings::set_status_names;
    read roles_list(Empty) -> Vec<app::roles::RoleOut> = settings::list_roles;
    write role_add(app::roles::NewRole) -> app::roles::RoleOut = settings::add_role;
    write role_remove(settings::RoleCode) -> Empty = settings::remove_role;
    write role_edit(settings::RoleChange) -> app::roles::RoleEdited = settings::edit_role;
    read booth_defaults(Empty) -> app::defaults::BoothDefaults = settings::booth_defaults;
    write booth_defaults_set(app::defaults::BoothDefaults) -> Empty = settings::set_booth_defaults;
    read backups_list(Empty) -> Vec<app::backups::BackupOut> = settings::list_backups;
    read backup_now(Empty) -> app::backups::BackupOut = settings::back_up_now;
    long backup_make(settings::FilePath) -> app::backups::BackedUp = settings::make_backup;
    read backup_verify(settings::FilePath) -> app::backups::Verified = settings::verify_backup;
    read workspace_verify(Empty) -> app::backups::Verified = settings::verify;
}

/// One file of generated TypeScript.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypeScript {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub text: String,
}

struct Export<'c> {
    config: &'c Config,
    commands: String,
    imports: BTreeSet<String>,
    names: Names<'c>,
    failed: Option<ts_rs::ExportError>,
}

/// Why there is no TypeScript.
#[derive(Debug, thiserror::Error)]
pub enum TypeScriptError {
    /// A type could not be written.
    #[error(transparent)]
    Export(#[from] ts_rs::ExportError),
    /// The temporary folder could not be used.
    #[error(transparent)]
    Folder(#[from] std::io::Error),
    /// Two types of Rust would share a file.
    #[error("two types are called {name} in TypeScript: {one} and {other}; rename one of them")]
    SameName {
        /// The name.
        name: String,
        /// One of them.
        one: &'static str,
        /// The other.
        other: &'static str,
    },
}

/// The types that are written, by their names: one of two of one name would be lost without a word.
struct Names<'c> {
    config: &'c Config,
    known: BTreeMap<String, &'static str>,
    clash: Option<TypeScriptError>,
}

impl<'c> Names<'c> {
    fn new(config: &'c Config) -> Self {
        Self { config, known: BTreeMap::new(), clash: None }
    }
}

impl ts_rs::TypeVisitor for Names<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if T::output_path().is_some() {
            let whole = std::any::type_name::<T>();
            // What a generic type is made of is no other type.
            let rust = whole.split('<').next().unwrap_or(whole);
            let name = T::ident(self.config);
            match self.known.insert(name.clone(), rust) {
                Some(other) if other != rust => {
                    self.clash = Some(TypeScriptError::SameName { name, one: other, other: rust });
                    return;
                }
                Some(_) => return,
                None => T::visit_dependencies(self),
            }
        }
        T::visit_generics(self);
    }
}

impl Export<'_> {
    fn command<Request: TS + 'static, Answer: TS + 'static>(&mut self, name: &str, reports: bool) {
        ts_rs::TypeVisitor::visit::<Request>(self);
        ts_rs::TypeVisitor::visit::<Answer>(self);
        let (request, answer) = (Request::name(self.config), Answer::name(self.config));
        let progress = if reports { "; progress: Progress" } else { "" };
        self.commands
            .push_str(&format!("  {name}: {{ request: {request}; response: {answer}{progress} }};\n"));
    }
}

impl ts_rs::TypeVisitor for Export<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        ts_rs::TypeVisitor::visit::<T>(&mut self.names);
        if T::output_path().is_none() {
            // A list has no file of its own, but what it lists has.
            T::visit_generics(self);
            return;
        }
        self.imports.insert(T::ident(self.config));
        if let Err(error) = T::export_all(self.config) {
            self.failed = Some(error);
        }
    }
}

/// TypeScript's view of the list: a file for each type, `commands.ts` with the commands, `index.ts` with all of it.
///
/// # Errors
/// [`TypeScriptError`] where the temporary folder cannot be written, or two types share a name.
pub fn typescript() -> Result<Vec<TypeScript>, TypeScriptError> {
    const HEAD: &str = "// Made by `cargo xtask codegen` from the contract in Rust. Do not edit.\n";
    let folder = tempfile::tempdir()?;
    let config = Config::new().with_out_dir(folder.path()).with_large_int("number");
    let mut export = Export {
        config: &config,
        commands: String::new(),
        imports: BTreeSet::new(),
        names: Names::new(&config),
        failed: None,
    };
    visit(&mut export);
    ts_rs::TypeVisitor::visit::<Progress>(&mut export);
    ts_rs::TypeVisitor::visit::<Fault>(&mut export.names);
    if let Some(error) = export.failed {
        return Err(error.into());
    }
    if let Some(clash) = export.names.clash {
        return Err(clash);
    }
    Fault::export_all(&config)?;
    let mut files = files_in(folder.path())?;
    files.sort_by(|a, b| a.name.cmp(&b.name));
    let mut index = format!("{HEAD}export type {{ Commands }} from \"./commands\";\n");
    for file in &files {
        let stem = file.name.trim_end_matches(".ts");
        index.push_str(&format!("export type {{ {stem} }} from \"./{stem}\";\n"));
    }
    let mut commands = HEAD.to_owned();
    for name in &export.imports {
        commands.push_str(&format!("import type {{ {name} }} from \"./{name}\";\n"));
    }
    commands.push_str(&format!("\nexport interface Commands {{\n{}}}\n", export.commands));
    files.push(TypeScript { name: "commands.ts".to_owned(), text: commands });
    files.push(TypeScript { name: "index.ts".to_owned(), text: index });
    Ok(files)
}

fn files_in(folder: &Path) -> std::io::Result<Vec<TypeScript>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if entry.path().extension().is_some_and(|ending| ending == "ts") {
            files.push(TypeScript {
                name: entry.file_name().to_string_lossy().into_owned(),
                text: std::fs::read_to_string(entry.path())?,
            });
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    macro_rules! same {
        ($($module:ident)*) => { $(
            mod $module {
                #[derive(ts_rs::TS)]
                #[expect(dead_code, reason = "only its name is looked at")]
                pub(super) struct Same {
                    id: String,
                }
            }
        )* };
    }
    same! { one other }

    #[derive(TS)]
    #[expect(dead_code, reason = "only its fields' types are looked at")]
    struct Both {
        one: Vec<one::Same>,
        other: Option<other::Same>,
    }

    #[derive(TS)]
    #[expect(dead_code, reason = "only its fields' types are looked at")]
    struct Twice {
        first: Vec<one::Same>,
        second: one::Same,
    }

    #[test]
    fn two_types_of_one_name_are_told_before_one_takes_the_others_file() {
        let config = Config::new();
        let mut names = Names::new(&config);
        ts_rs::TypeVisitor::visit::<Twice>(&mut names);
        assert!(names.clash.is_none());
        ts_rs::TypeVisitor::visit::<Vec<Both>>(&mut names);
        let told = names.clash.map(|clash| clash.to_string()).unwrap_or_default();
        assert!(told.contains("one::Same") && told.contains("other::Same"), "{told}");
    }
}
