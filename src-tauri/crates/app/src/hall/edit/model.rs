//! A hall in the editor's hands: its rows, and what follows from them, kept in memory from gesture to gesture.

use std::collections::{BTreeMap, BTreeSet};

use domain::booth::Booth;
use domain::hall::{Circuit, ElementKind, Hall, PlanElement, PlanState};
use domain::id::{BoothId, CircuitId, PlanElementId};
use planner::floor::{BoothKind, DeriveOptions, FloorChange, Following, LiveFloor, Rule, Rules};
use planner::problem::NeighbourKind;
use store::{BoothOccupant, Reader, StoreError};

use super::draft::Draft;
use super::wire::{
    BoothDoc, BoothKindOut, CircuitDoc, Derived, ElementDoc, Firm, HallDocument, HallHead, HallRef, Layer,
    NeighbourOut, Next, Occupant,
};
use crate::hall::file::{ElementOut, RulesOut, points_out, rect_out};
use crate::hall::{code_order, rules_key};

/// A hall with everything on it.
#[derive(Debug)]
pub(crate) struct Model {
    pub(super) hall: Hall,
    pub(super) rules: Option<RulesOut>,
    pub(super) booths: BTreeMap<BoothId, Booth>,
    pub(super) occupants: BTreeMap<BoothId, Vec<BoothOccupant>>,
    pub(super) elements: BTreeMap<PlanElementId, PlanElement>,
    pub(super) circuits: BTreeMap<CircuitId, Circuit>,
    live: LiveFloor<BoothId, PlanElementId>,
}

impl Model {
    /// The hall as it is stored.
    pub(super) fn load(read: &Reader<'_>, hall: Hall) -> Result<Self, StoreError> {
        let mut model = Self {
            rules: read.setting(&rules_key(&hall))?,
            booths: BTreeMap::new(),
            occupants: BTreeMap::new(),
            elements: read.plan_elements(hall.id)?.into_iter().map(|element| (element.id, element)).collect(),
            circuits: read.circuits(hall.id)?.into_iter().map(|circuit| (circuit.id, circuit)).collect(),
            live: LiveFloor::new(&hall.outline, DeriveOptions::default()),
            hall,
        };
        for line in read.booths_of_hall(model.hall.id)? {
            if !line.occupants.is_empty() {
                model.occupants.insert(line.booth.id, line.occupants);
            }
            model.booths.insert(line.booth.id, line.booth);
        }
        let shape = |element: &PlanElement| (element.id, Some((element.kind, element.shape.clone())));
        model.live.apply(FloorChange {
            booths: model.booths.values().map(|booth| (booth.id, Some(booth.shape.clone()))).collect(),
            elements: model.elements.values().map(shape).collect(),
        });
        Ok(model)
    }

    /// Takes over what a gesture has written. Returns the booths for which something is otherwise now.
    pub(super) fn take_up(
        &mut self,
        draft: &Draft,
        read: &Reader<'_>,
    ) -> Result<BTreeSet<BoothId>, StoreError> {
        let mut otherwise = BTreeSet::new();
        let mut change = FloorChange::default();
        for (id, booth) in &draft.booths {
            let Some(booth) = booth else {
                change.booths.push((*id, None));
                self.booths.remove(id);
                self.occupants.remove(id);
                continue;
            };
            otherwise.insert(*id);
            if self.booths.get(id).is_none_or(|old| old.shape != booth.shape) {
                change.booths.push((*id, Some(booth.shape.clone())));
            }
            self.booths.insert(*id, booth.clone());
        }
        for (id, element) in &draft.elements {
            let Some(element) = element else {
                change.elements.push((*id, None));
                self.elements.remove(id);
                continue;
            };
            change.elements.push((*id, Some((element.kind, element.shape.clone()))));
            self.elements.insert(*id, element.clone());
        }
        for (id, circuit) in &draft.circuits {
            match circuit {
                Some(circuit) => self.circuits.insert(*id, circuit.clone()),
                None => self.circuits.remove(id),
            };
        }
        if draft.rules.is_some() {
            self.rules = draft.rules;
        }
        for id in &draft.reoccupied {
            if let Some(line) = read.booth_line(*id)? {
                otherwise.insert(*id);
                match line.occupants.is_empty() {
                    true => self.occupants.remove(id),
                    false => self.occupants.insert(*id, line.occupants),
                };
            }
        }
        otherwise.extend(self.live.apply(change));
        if let Some(head) = &draft.head {
            if head.outline != self.hall.outline {
                otherwise.extend(self.live.set_outline(&head.outline));
            }
            self.hall = head.clone();
        }
        otherwise.retain(|id| self.booths.contains_key(id));
        Ok(otherwise)
    }

    /// Who has a booth.
    pub(super) fn occupants_of(&self, booth: BoothId) -> &[BoothOccupant] {
        self.occupants.get(&booth).map_or(&[], Vec::as_slice)
    }

    /// The whole document.
    pub(super) fn document(&self, halls: Vec<HallRef>, revision: String) -> HallDocument {
        let mut booths: Vec<BoothDoc> = self.booths.keys().filter_map(|id| self.booth_doc(*id)).collect();
        booths.sort_by_cached_key(|booth| code_order(&booth.code));
        let loads = self.loads();
        let mut circuits: Vec<CircuitDoc> =
            self.circuits.keys().filter_map(|id| self.circuit_doc(*id, &loads)).collect();
        circuits.sort_by(|one, other| one.name.cmp(&other.name));
        HallDocument {
            hall: self.head(),
            halls,
            elements: self.elements.keys().filter_map(|id| self.element_doc(*id)).collect(),
            circuits,
            booths,
            revision,
        }
    }

    pub(super) fn head(&self) -> HallHead {
        let rules = self.rules.map_or_else(Rules::default, RulesOut::rules);
        let width = |length_mm: i64| u32::try_from(length_mm).unwrap_or_default();
        HallHead {
            id: self.hall.id.to_string(),
            name: self.hall.name.clone(),
            outline: points_out(&self.hall.outline),
            north_mdeg: self.hall.north_mdeg,
            plan_state: match self.hall.plan_state {
                PlanState::Draft => "draft",
                PlanState::Approved => "approved",
                PlanState::Published => "published",
            },
            main_aisle_mm: width(rules.main_aisle_mm),
            side_aisle_mm: width(rules.side_aisle_mm),
        }
    }

    pub(super) fn booth_doc(&self, id: BoothId) -> Option<BoothDoc> {
        let booth = self.booths.get(&id)?;
        let own = |(place, part): (usize, &Booth)| match place {
            0 => booth.code.clone(),
            _ => part.code.clone(),
        };
        Some(BoothDoc {
            id: id.to_string(),
            code: booth.code.clone(),
            rects: booth.shape.rects.iter().copied().map(rect_out).collect(),
            rotation_mdeg: booth.shape.rotation_mdeg,
            power_va: booth.power_va,
            circuit: booth.circuit_id.map(|id| id.to_string()),
            water: booth.water,
            accessible: booth.accessible,
            zone: booth.zone.clone(),
            premium: booth.premium,
            closed: booth.closed,
            locked: booth.locked,
            parts: booth.parts.iter().enumerate().map(own).collect(),
            occupants: self.occupants_of(id).iter().map(occupant).collect(),
            derived: derived(self.live.following(id)?),
        })
    }

    pub(super) fn element_doc(&self, id: PlanElementId) -> Option<ElementDoc> {
        let element = self.elements.get(&id)?;
        Some(ElementDoc { id: id.to_string(), layer: layer(element.kind), element: ElementOut::of(element) })
    }

    pub(super) fn circuit_doc(&self, id: CircuitId, loads: &BTreeMap<CircuitId, u64>) -> Option<CircuitDoc> {
        let circuit = self.circuits.get(&id)?;
        Some(CircuitDoc {
            id: id.to_string(),
            name: circuit.name.clone(),
            capacity_va: circuit.capacity_va,
            load_va: loads.get(&id).copied().unwrap_or_default(),
            power_point: circuit.power_point_id.map(|id| id.to_string()),
        })
    }

    /// What can be given to the booths of each circuit together.
    pub(super) fn loads(&self) -> BTreeMap<CircuitId, u64> {
        let mut loads = BTreeMap::new();
        for booth in self.booths.values() {
            if let Some(circuit) = booth.circuit_id {
                *loads.entry(circuit).or_default() += u64::from(booth.power_va);
            }
        }
        loads
    }
}

fn occupant(occupant: &BoothOccupant) -> Occupant {
    Occupant {
        party: occupant.party.id.to_string(),
        first_day: occupant.party.first_day,
        last_day: occupant.party.last_day,
        is_locked: occupant.assignment.locked,
        firms: occupant
            .members
            .iter()
            .map(|member| Firm {
                participation: member.participation_id.to_string(),
                name: member.exhibitor_name.clone(),
                category: member.category.clone(),
            })
            .collect(),
    }
}

fn derived(following: &Following<BoothId>) -> Derived {
    let derived = &following.derived;
    Derived {
        open: derived.open,
        open_sides: derived.open_sides,
        kind: match derived.kind {
            BoothKind::Shut => BoothKindOut::Shut,
            BoothKind::Inline => BoothKindOut::Inline,
            BoothKind::Corner => BoothKindOut::Corner,
            BoothKind::Peninsula => BoothKindOut::Peninsula,
            BoothKind::Island => BoothKindOut::Island,
        },
        neighbours: following
            .neighbours
            .iter()
            .map(|(booth, kind)| NeighbourOut {
                booth: booth.to_string(),
                how: match kind {
                    NeighbourKind::Side => Next::Side,
                    NeighbourKind::Aisle => Next::Aisle,
                    NeighbourKind::Back => Next::Back,
                },
            })
            .collect(),
        area_mm2: derived.area_mm2,
        frontage_mm: derived.frontage_mm,
        problems: following.breaks.iter().copied().map(Rule::code).collect(),
    }
}

/// The layer that a kind is drawn on.
fn layer(kind: ElementKind) -> Layer {
    match kind {
        ElementKind::Column | ElementKind::Wall => Layer::Building,
        ElementKind::Entrance | ElementKind::Exit | ElementKind::FireEquipment => Layer::ExitsAndFire,
        ElementKind::PowerPoint | ElementKind::WaterPoint => Layer::Utilities,
        ElementKind::Stage
        | ElementKind::Secretariat
        | ElementKind::FirstAid
        | ElementKind::Information
        | ElementKind::Sponsor => Layer::Stands,
        ElementKind::KeepClear | ElementKind::MainAisle => Layer::Aisles,
        ElementKind::Text | ElementKind::Dimension => Layer::Notes,
    }
}
