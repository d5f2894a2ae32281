//! A run of badges, page by page.

use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::content::{BadgeContent, BadgeLabels, EventContent, RoleBand};
use super::face;
use super::preflight::{BadgeRef, Finding};
use super::sheet::{DoesNotFit, Sheet};
use super::template::BadgeTemplate;
use crate::frame::{Drawing, Group, Item, Page, Point, Stamp, Transform};
use crate::text::Typesetter;

/// How a run is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct BadgeOptions {
    /// Labels of the first sheet that are used up.
    pub skip_cells: usize,
    /// Draws the outline of the lanyard's slot, for those who punch by hand.
    pub mark_slot: bool,
}

/// Lays out badges one page at a time, so that ten thousand never live together, and collects what the printer
/// should know.
///
/// ```ignore
/// let mut run = BadgeRun::new(template, Some(sheet), event, labels, BadgeOptions::default())?;
/// while let Some(page) = run.next_page(&mut setter, &mut badges) {
///     writer.page(&page, setter.book())?;
/// }
/// let findings = run.into_findings();
/// ```
pub struct BadgeRun {
    template: BadgeTemplate,
    sheet: Sheet,
    event: EventContent,
    labels: BadgeLabels,
    options: BadgeOptions,
    /// One drawing a role, by which writers keep the file small.
    stamps: BTreeMap<RoleBand, Arc<Drawing>>,
    crop_marks: Option<Arc<Drawing>>,
    next_index: usize,
    pages: usize,
    findings: Vec<Finding>,
}

impl BadgeRun {
    /// Begins a run; without a sheet each badge is a page of its own size.
    ///
    /// # Errors
    /// The template is larger than the sheet's cells.
    pub fn new(
        template: BadgeTemplate,
        sheet: Option<Sheet>,
        event: EventContent,
        labels: BadgeLabels,
        options: BadgeOptions,
    ) -> Result<Self, DoesNotFit> {
        let sheet = sheet.unwrap_or_else(|| Sheet::single(&template));
        sheet.check(&template)?;
        let crop_marks = sheet.crop_marks(&template);
        Ok(Self {
            template,
            sheet,
            event,
            labels,
            options,
            stamps: BTreeMap::new(),
            crop_marks,
            next_index: 0,
            pages: 0,
            findings: Vec::new(),
        })
    }

    /// The next page, with as many badges as it takes; `None` when there are no more badges.
    pub fn next_page<B: Borrow<BadgeContent>>(
        &mut self,
        setter: &mut Typesetter,
        badges: &mut impl Iterator<Item = B>,
    ) -> Option<Page> {
        let capacity = self.sheet.capacity().max(1);
        let first_cell = if self.pages == 0 { self.options.skip_cells % capacity } else { 0 };
        let mut items = Vec::new();
        for cell in first_cell..capacity {
            let Some(badge) = badges.next() else { break };
            let place = self.sheet.place(cell, &self.template);
            self.badge(setter, badge.borrow(), Point::new(place.x_mm, place.y_mm), &mut items);
        }
        if items.is_empty() {
            return None;
        }
        if let Some(drawing) = &self.crop_marks {
            items.push(Item::Stamp(Stamp { drawing: Arc::clone(drawing), transform: Transform::IDENTITY }));
        }
        self.pages += 1;
        Some(Page {
            width_mm: self.sheet.paper_width_mm,
            height_mm: self.sheet.paper_height_mm,
            items,
            ..Page::default()
        })
    }

    fn badge(&mut self, setter: &mut Typesetter, badge: &BadgeContent, corner: Point, items: &mut Vec<Item>) {
        let transform = Transform::shift(corner.x_mm, corner.y_mm);
        let drawing = self.stamp(setter, &badge.role);
        items.push(Item::Stamp(Stamp { drawing, transform }));
        let face = face::own(setter, &self.template, &self.labels, badge, corner);
        if transform.is_identity() {
            items.extend(face.items);
        } else {
            items.push(Item::Group(Group { transform, items: face.items, ..Group::default() }));
        }
        if !face.findings.is_empty() {
            let reference = BadgeRef {
                index: self.next_index,
                code: badge.code.clone(),
                name: badge.name.trim().to_owned(),
            };
            self.findings.extend(face.findings.into_iter().map(|(field, kind)| Finding {
                badge: Some(reference.clone()),
                field,
                kind,
            }));
        }
        self.next_index += 1;
    }

    fn stamp(&mut self, setter: &mut Typesetter, role: &RoleBand) -> Arc<Drawing> {
        if let Some(drawing) = self.stamps.get(role) {
            return Arc::clone(drawing);
        }
        let (drawing, findings) =
            face::stamp(setter, &self.template, &self.event, role, self.options.mark_slot);
        // What ails the head ails every role's; it is told once.
        for (field, kind) in findings {
            let finding = Finding { badge: None, field, kind };
            if !self.findings.contains(&finding) {
                self.findings.push(finding);
            }
        }
        self.stamps.insert(role.clone(), Arc::clone(&drawing));
        drawing
    }

    /// How many badges have been laid out.
    pub fn badges(&self) -> usize {
        self.next_index
    }

    /// How many pages have been given.
    pub fn pages(&self) -> usize {
        self.pages
    }

    /// What is known so far, in the order of the run.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// What the printer should know, in the order of the run.
    pub fn into_findings(self) -> Vec<Finding> {
        self.findings
    }
}
