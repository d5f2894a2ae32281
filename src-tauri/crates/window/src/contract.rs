//! The list of commands. A line says what a command needs (the window itself, a reader, a writer, a writer that
//! tells how far it is), its request, its answer and the function that does it.

use std::collections::BTreeSet;
use std::path::Path;

use app::Fault;
use app::progress::{Progress, Watch};
use serde_json::Value;
use ts_rs::{Config, TS};

use crate::commands::{badges, editor, event, exhibitors, floor, import, printing, settings, shell};
use crate::fault::CallError;
use crate::workspace::Window;

/// A request, or an answer, that says nothing.
#[derive(Debug, Clone, Copy, Default, serde::Serialize, serde::Deserialize, TS)]
pub struct Empty {}

macro_rules! contract {
    ($( $need:ident $name:ident ($request:ty) -> $answer:ty = $body:path; )*) => {
        /// The name of every command.
        pub const NAMES: &[&str] = &[$( stringify!($name), )*];

        /// Does a command.
        ///
        /// # Errors
        /// [`CallError`]: the use case's, or that the name or the request is none of this list.
        pub fn call(window: &Window, name: &str, request: Value, watch: Watch<'_>) -> Result<Value, CallError> {
            match name {
                $( stringify!($name) => {
                    let request: $request = serde_json::from_value(request)
                        .map_err(|cause| CallError::Request { command: stringify!($name), cause })?;
                    let answer: $answer = contract!(@run $need window watch request $body)?;
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
    (@reports $need:ident) => { false };
    (@run window $window:ident $watch:ident $request:ident $body:path) => { $body($window, $request) };
    (@run long_window $window:ident $watch:ident $request:ident $body:path) => { $body($window, $request, $watch) };
    (@run read $window:ident $watch:ident $request:ident $body:path) => {
        $window.reading(|session| $body(session, $request))
    };
    (@run write $window:ident $watch:ident $request:ident $body:path) => {
        $window.writing(|session| $body(session, $request))
    };
    (@run long $window:ident $watch:ident $request:ident $body:path) => {
        $window.writing(|session| $body(session, $request, $watch))
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
    window event_create(event::EventCreate) -> shell::AppState = event::create;
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
    long plan_assign(Empty) -> app::plan::Assigned = floor::assign;
    write plan_place(floor::PlanPlace) -> app::plan::Placed = floor::place;
    write plan_lift(floor::PlanFirm) -> app::plan::Lifted = floor::lift;
    write plan_swap(floor::PlanSwap) -> app::plan::Swapped = floor::swap;
    write plan_lock(floor::PlanLock) -> app::plan::Locked = floor::lock;
    write plan_share(floor::PlanShare) -> app::plan::Shared = floor::share;
    write plan_unshare(floor::PlanFirm) -> app::plan::Unshared = floor::unshare;
    read plan_check(floor::FloorAsk) -> app::plan::Checked = floor::check;
    long floor_plan_print(floor::FloorPlanPrint) -> app::floor_plan::FloorPlanPrinted = floor::print;

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
    write hall_copy(app::hall::edit::HallCopy) -> app::hall::edit::HallCopied = editor::copy;

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
    failed: Option<ts_rs::ExportError>,
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
/// [`ts_rs::ExportError`] where the temporary folder cannot be written.
pub fn typescript() -> Result<Vec<TypeScript>, ts_rs::ExportError> {
    const HEAD: &str = "// Made by `cargo xtask codegen` from the contract in Rust. Do not edit.\n";
    let folder = tempfile::tempdir()?;
    let config = Config::new().with_out_dir(folder.path()).with_large_int("number");
    let mut export =
        Export { config: &config, commands: String::new(), imports: BTreeSet::new(), failed: None };
    visit(&mut export);
    ts_rs::TypeVisitor::visit::<Progress>(&mut export);
    if let Some(error) = export.failed {
        return Err(error);
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
