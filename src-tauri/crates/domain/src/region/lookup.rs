//! The lookup of a typed address: what each level can be, and what they are together.

use super::spelling::{self, Spelling, spellings};
use super::{Gazetteer, HowMatched, RegionDoubt, RegionLevel, RegionLookup, RegionMatch, TypedRegion};
use crate::search_key::search_key;

/// A region that a name may be, and how.
type Candidate = (usize, HowMatched);

/// Where the typed city puts an address.
enum Scope {
    /// No city was typed.
    Unstated,
    /// A city that is not in the list.
    Elsewhere,
    /// Within these codes: one, but where a kota and a kabupaten share a name.
    Within(Vec<String>, HowMatched),
}

impl Scope {
    fn holds(&self, code: &str) -> bool {
        match self {
            Self::Unstated => true,
            Self::Elsewhere => false,
            Self::Within(codes, _) => codes.iter().any(|around| lies_in(code, around)),
        }
    }
}

impl RegionLookup {
    fn matched(code: &str, level: RegionLevel, how: HowMatched, doubts: Vec<RegionDoubt>) -> Self {
        Self { matched: Some(RegionMatch { code: code.to_owned(), level, how }), doubts }
    }
}

impl Gazetteer {
    /// Recognises a typed address.
    ///
    /// The city decides whether the address is in the list at all. Within it the kelurahan is looked up by its
    /// name, and by its kecamatan where the name is not the only one; where the levels contradict each other, two
    /// that agree outvote the third, a kelurahan outvotes its kecamatan, and the contradiction is a doubt.
    pub fn lookup(&self, typed: TypedRegion<'_>) -> RegionLookup {
        let scope = self.scope(typed.city);
        if matches!(scope, Scope::Elsewhere) {
            return RegionLookup::default();
        }
        let has_kecamatan = is_stated(typed.kecamatan);
        let has_kelurahan = is_stated(typed.kelurahan);
        let all_kelurahan = self.candidates(RegionLevel::Kelurahan, typed.kelurahan);
        let mut all_kecamatan = self.candidates(RegionLevel::Kecamatan, typed.kecamatan);
        if all_kecamatan.is_empty() && has_kecamatan {
            let pool = self.kecamatan_pool(&scope, &all_kelurahan);
            all_kecamatan.extend(self.nearest(RegionLevel::Kecamatan, typed.kecamatan, pool));
        }
        let kecamatan = self.within(&all_kecamatan, &scope);
        if !has_kelurahan {
            return self.without_kelurahan(&scope, has_kecamatan, &kecamatan, &all_kecamatan);
        }
        let kelurahan = self.within(&all_kelurahan, &scope);
        let mut doubts = Vec::new();
        if has_kecamatan && all_kecamatan.is_empty() {
            doubts.push(RegionDoubt::NotFound { level: RegionLevel::Kecamatan });
        }
        let readable_kecamatan = has_kecamatan && !all_kecamatan.is_empty();

        // All that was typed agrees.
        let fitting: Vec<Candidate> =
            if readable_kecamatan { self.children_among(&kelurahan, &kecamatan) } else { kelurahan.clone() };
        match fitting[..] {
            [(place, how)] => {
                if matches!(scope, Scope::Unstated) && !readable_kecamatan {
                    doubts.push(RegionDoubt::Unconfirmed);
                }
                return self.found(place, how, doubts);
            }
            [] => {}
            _ => return self.ambiguous(RegionLevel::Kelurahan, &fitting, doubts),
        }
        // Kelurahan and kecamatan agree against the city.
        if let ([(place, how)], Scope::Within(codes, _)) =
            (&self.children_among(&all_kelurahan, &all_kecamatan)[..], &scope)
        {
            doubts.extend(codes.first().map(|code| disagreement(RegionLevel::City, code)));
            return self.found(*place, *how, doubts);
        }
        // Kelurahan and city agree against the kecamatan.
        if let ([(place, how)], Scope::Within(..)) = (&kelurahan[..], &scope) {
            doubts.extend(self.disagreement_with(RegionLevel::Kecamatan, &all_kecamatan));
            return self.found(*place, *how, doubts);
        }
        self.around_kelurahan(typed.kelurahan, &scope, &kecamatan, &all_kecamatan, &all_kelurahan, doubts)
    }

    /// The kelurahan is not where the rest says: a slip of the pen there, or only its surroundings are known.
    fn around_kelurahan(
        &self,
        typed: &str,
        scope: &Scope,
        kecamatan: &[Candidate],
        all_kecamatan: &[Candidate],
        all_kelurahan: &[Candidate],
        mut doubts: Vec<RegionDoubt>,
    ) -> RegionLookup {
        let parents: Vec<usize> = if let [(place, _)] = kecamatan {
            vec![*place]
        } else {
            self.cities_in(scope).flat_map(|city| self.children_of(city)).collect()
        };
        let pool = parents.iter().flat_map(|&parent| self.children_of(parent)).collect();
        if let Some((place, how)) = self.nearest(RegionLevel::Kelurahan, typed, pool) {
            if kecamatan.is_empty() {
                doubts.extend(self.disagreement_with(RegionLevel::Kecamatan, all_kecamatan));
            }
            return self.found(place, how, doubts);
        }
        if all_kelurahan.is_empty() {
            doubts.push(RegionDoubt::NotFound { level: RegionLevel::Kelurahan });
        } else {
            doubts.extend(self.disagreement_with(RegionLevel::Kelurahan, all_kelurahan));
        }
        match kecamatan {
            [(place, _)] => self.found(*place, HowMatched::ParentOnly, doubts),
            [] => {
                doubts.extend(self.disagreement_with(RegionLevel::Kecamatan, all_kecamatan));
                self.city_only(scope, HowMatched::ParentOnly, doubts)
            }
            several => self.ambiguous(RegionLevel::Kecamatan, several, doubts),
        }
    }

    fn without_kelurahan(
        &self,
        scope: &Scope,
        has_kecamatan: bool,
        kecamatan: &[Candidate],
        all_kecamatan: &[Candidate],
    ) -> RegionLookup {
        match kecamatan {
            [(place, how)] => self.found(*place, *how, Vec::new()),
            [] if !has_kecamatan => match scope {
                Scope::Within(_, how) => self.city_only(scope, *how, Vec::new()),
                _ => RegionLookup::default(),
            },
            [] if all_kecamatan.is_empty() => {
                let doubts = vec![RegionDoubt::NotFound { level: RegionLevel::Kecamatan }];
                self.city_only(scope, HowMatched::ParentOnly, doubts)
            }
            [] => {
                let doubts =
                    self.disagreement_with(RegionLevel::Kecamatan, all_kecamatan).into_iter().collect();
                self.city_only(scope, HowMatched::ParentOnly, doubts)
            }
            several => self.ambiguous(RegionLevel::Kecamatan, several, Vec::new()),
        }
    }

    fn city_only(&self, scope: &Scope, how: HowMatched, mut doubts: Vec<RegionDoubt>) -> RegionLookup {
        match scope {
            Scope::Within(codes, _) => match &codes[..] {
                [code] => match RegionLevel::of_code(code) {
                    Some(level) => RegionLookup::matched(code, level, how, doubts),
                    None => RegionLookup { matched: None, doubts },
                },
                several => {
                    doubts.push(RegionDoubt::Ambiguous { level: RegionLevel::City, codes: several.to_vec() });
                    RegionLookup { matched: None, doubts }
                }
            },
            _ => RegionLookup { matched: None, doubts },
        }
    }

    fn found(&self, place: usize, how: HowMatched, doubts: Vec<RegionDoubt>) -> RegionLookup {
        let row = &self.rows[place].row;
        RegionLookup::matched(&row.code, row.level, how, doubts)
    }

    fn ambiguous(
        &self,
        level: RegionLevel,
        fitting: &[Candidate],
        mut doubts: Vec<RegionDoubt>,
    ) -> RegionLookup {
        let codes: Vec<String> =
            fitting.iter().map(|&(place, _)| self.rows[place].row.code.clone()).collect();
        let mut common = codes.first().cloned().unwrap_or_default();
        while !common.is_empty() && !codes.iter().all(|code| lies_in(code, &common)) {
            common = common.rsplit_once('.').map(|(parent, _)| parent.to_owned()).unwrap_or_default();
        }
        doubts.push(RegionDoubt::Ambiguous { level, codes });
        match RegionLevel::of_code(&common).filter(|&level| level >= RegionLevel::City) {
            Some(level) => RegionLookup::matched(&common, level, HowMatched::ParentOnly, doubts),
            None => RegionLookup { matched: None, doubts },
        }
    }

    fn disagreement_with(&self, level: RegionLevel, typed: &[Candidate]) -> Option<RegionDoubt> {
        typed.first().map(|&(place, _)| disagreement(level, &self.rows[place].row.code))
    }

    fn scope(&self, typed: &str) -> Scope {
        if !is_stated(typed) {
            return Scope::Unstated;
        }
        let cities = self.candidates(RegionLevel::City, typed);
        let provinces =
            if cities.is_empty() { self.candidates(RegionLevel::Province, typed) } else { Vec::new() };
        if cities.is_empty() && provinces.is_empty() {
            if spelling::is_jakarta_as_a_whole(typed) {
                return Scope::Within(vec![spelling::JAKARTA.to_owned()], HowMatched::Folded);
            }
            return match self.nearest(RegionLevel::City, typed, self.cities.clone()) {
                Some((place, how)) => Scope::Within(vec![self.rows[place].row.code.clone()], how),
                None => Scope::Elsewhere,
            };
        }
        let found = if cities.is_empty() { provinces } else { cities };
        let mut codes: Vec<String> =
            found.iter().map(|&(place, _)| self.rows[place].row.code.clone()).collect();
        if let (true, Some(kota)) = (codes.len() > 1, spelling::says_kota(typed)) {
            codes.retain(|code| is_kota(code) == kota);
        }
        let how = found.first().map_or(HowMatched::Folded, |&(_, how)| how);
        Scope::Within(codes, how)
    }

    /// All regions of a level that a typed name can be; the first spelling that is known counts.
    fn candidates(&self, level: RegionLevel, typed: &str) -> Vec<Candidate> {
        let plain = search_key(typed);
        for Spelling(key) in spellings(level, typed) {
            if let Some(places) = self.by_key.get(&(level, key)) {
                let how = |place: usize| {
                    if self.rows[place].plain == plain { HowMatched::Exact } else { HowMatched::Folded }
                };
                return places.iter().map(|&place| (place, how(place))).collect();
            }
        }
        Vec::new()
    }

    /// The one region of a pool whose name is a slip away: one in five to seven letters, two in more.
    fn nearest(&self, level: RegionLevel, typed: &str, pool: Vec<usize>) -> Option<Candidate> {
        let key = spellings(level, typed).next()?.0;
        let length = key.chars().count();
        let most = match length {
            0..=4 => return None,
            5..=7 => 1,
            _ => 2,
        };
        let mut best: Option<(usize, usize)> = None;
        let mut is_tied = false;
        for place in pool {
            let name = &self.rows[place].key;
            if name.chars().count().abs_diff(length) > most {
                continue;
            }
            let distance = strsim::damerau_levenshtein(&key, name);
            match best {
                Some((least, _)) if distance > least => {}
                Some((least, _)) if distance == least => is_tied = true,
                _ => (best, is_tied) = (Some((distance, place)), false),
            }
        }
        best.filter(|&(distance, _)| distance <= most && !is_tied)
            .map(|(_, place)| (place, HowMatched::Fuzzy))
    }

    /// The kecamatan that a misspelt one may be: those of the city, or else those around the kelurahan.
    fn kecamatan_pool(&self, scope: &Scope, kelurahan: &[Candidate]) -> Vec<usize> {
        match scope {
            Scope::Within(..) => self.cities_in(scope).flat_map(|city| self.children_of(city)).collect(),
            _ => {
                let parent = |&(place, _): &Candidate| {
                    self.rows[place]
                        .row
                        .code
                        .rsplit_once('.')
                        .and_then(|(parent, _)| self.by_code.get(parent))
                };
                let mut pool: Vec<usize> = kelurahan.iter().filter_map(parent).copied().collect();
                pool.dedup();
                pool
            }
        }
    }

    fn cities_in<'a>(&'a self, scope: &'a Scope) -> impl Iterator<Item = usize> + 'a {
        let is_stated = matches!(scope, Scope::Within(..));
        self.cities.iter().copied().filter(move |&city| is_stated && scope.holds(&self.rows[city].row.code))
    }

    fn children_of(&self, place: usize) -> Vec<usize> {
        self.children.get(&self.rows[place].row.code).cloned().unwrap_or_default()
    }

    fn within(&self, candidates: &[Candidate], scope: &Scope) -> Vec<Candidate> {
        candidates.iter().copied().filter(|&(place, _)| scope.holds(&self.rows[place].row.code)).collect()
    }

    fn children_among(&self, candidates: &[Candidate], parents: &[Candidate]) -> Vec<Candidate> {
        let code = |place: usize| self.rows[place].row.code.as_str();
        let lies_in_one =
            |place: usize| parents.iter().any(|&(parent, _)| lies_in(code(place), code(parent)));
        candidates.iter().copied().filter(|&(place, _)| lies_in_one(place)).collect()
    }
}

pub(super) fn disagreement(level: RegionLevel, typed_code: &str) -> RegionDoubt {
    RegionDoubt::Disagrees { level, typed_code: typed_code.to_owned() }
}

fn is_stated(typed: &str) -> bool {
    !search_key(typed).is_empty()
}

/// Whether a code is `around` or lies in it.
fn lies_in(code: &str, around: &str) -> bool {
    code.strip_prefix(around).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// Kemendagri numbers the kota of a province from 71 and its kabupaten from 01.
fn is_kota(code: &str) -> bool {
    code.split('.').nth(1).is_some_and(|part| part >= "71")
}
