//! What may be done with a batch now.

use crate::form::Form;
use crate::ui::{self, Confirm, Kind};
use crate::visit::Visit;
use entity::import::{Batch, Mapping, State, targets};
use entity::permission::Permission;
use leptos::prelude::*;

/// Writing, discarding, undoing: what will happen, and the buttons.
pub fn steps(visit: &Visit, batch: &Batch) -> Option<AnyView> {
    let importer = visit.may(Permission::SupplierImport);
    let decider = visit.may(Permission::SupplierMerge);
    match batch.state {
        State::Waiting if importer => Some(write(visit, batch)),
        State::Staging if importer => Some(discard(visit, batch)),
        State::Committed if decider => Some(propose(visit, batch)),
        State::UndoProposed if decider => Some(decide(visit, batch)),
        _ => None,
    }
}

fn discard(visit: &Visit, batch: &Batch) -> AnyView {
    let form = Form::new(visit, "import/discard").carry("id", batch.id).carry("version", batch.version);
    form.button(visit.words.import_discard(), Kind::Quiet)
}

fn write(visit: &Visit, batch: &Batch) -> AnyView {
    let w = visit.words;
    let good = batch.rows - batch.refused;
    let mut effects = vec![w.import_confirm_new(w.number(batch.created))];
    if batch.updated > 0 {
        effects.push(w.import_confirm_changed(w.number(batch.updated)));
    }
    if batch.refused > 0 {
        effects.push(w.import_confirm_refused(w.number(batch.refused)));
    }
    effects.push(w.import_confirm_undo().into());
    let mut form = Form::new(visit, "import/commit").carry("id", batch.id).carry("version", batch.version);
    let label = if batch.refused > 0 {
        form = form.carry("good_rows", "1");
        w.import_commit_good(w.number(good))
    } else {
        w.import_commit_all(w.number(good))
    };
    let write = (good > 0).then(|| form.button(label, Kind::Primary));
    let forms = view! { {write}{discard(visit, batch)} }.into_any();
    let title = w.import_confirm_title().into();
    ui::confirm(&w.texts(), Confirm { title, effects, form: forms, danger: false })
}

fn propose(visit: &Visit, batch: &Batch) -> AnyView {
    let w = visit.words;
    let form = Form::new(visit, "import/propose-undo").carry("id", batch.id).carry("version", batch.version);
    let body = view! {
        <ul>
            <li>{w.import_undo_effect()}</li>
            <li>{w.import_undo_rest()}</li>
            <li>{w.import_undo_second()}</li>
        </ul>
        {form.button(w.import_propose_undo(), Kind::Secondary)}
    };
    ui::details(w.import_undo_title(), body.into_any())
}

fn decide(visit: &Visit, batch: &Batch) -> AnyView {
    let w = visit.words;
    let own = visit.actor.as_ref().is_some_and(|a| Some(a.person) == batch.undo_proposed_by);
    let form = |call| Form::new(visit, call).carry("id", batch.id).carry("version", batch.version);
    let undo = (!own).then(|| form("import/undo").button(w.import_undo_button(), Kind::Danger));
    let keep = form("import/keep").button(w.import_keep_button(), Kind::Secondary);
    let mut effects = vec![w.import_undo_effect().to_owned(), w.import_undo_rest().to_owned()];
    effects.push(if own { w.import_undo_own().into() } else { w.import_undo_second().into() });
    let forms = view! { {undo}{keep} }.into_any();
    let title = w.import_undo_title().into();
    ui::confirm(&w.texts(), Confirm { title, effects, form: forms, danger: !own })
}

/// Which column means what.
pub fn mapping(visit: &Visit, batch: &Batch, header: &[String], mapping: &Mapping) -> AnyView {
    let w = visit.words;
    let texts = w.texts();
    let form = Form::new(visit, "import/map").carry("id", batch.id).carry("version", batch.version);
    let mut options = vec![(String::new(), w.import_mapping_none().to_owned())];
    options.extend(header.iter().enumerate().map(|(at, label)| {
        let label = if label.is_empty() { w.import_column_unnamed(at + 1) } else { label.clone() };
        (at.to_string(), label)
    }));
    let fields: Vec<AnyView> = targets(batch.kind)
        .iter()
        .map(|target| {
            let now = mapping.get(target.code).map(ToString::to_string).unwrap_or_default();
            let field = form.field_with(&format!("column-{}", target.code), w.code("import-column", target.code), &now);
            let field = if target.required { field } else { field.optional() };
            ui::select(&texts, field.width(ui::Width::Medium), options.clone())
        })
        .collect();
    let body = view! {
        <p>{w.import_mapping_lead()}</p>
        {form.view(view! {
            {ui::columns(fields)}
            {ui::actions(vec![ui::button(w.import_mapping_button(), Kind::Secondary)])}
        })}
    };
    ui::details(w.import_mapping(), body.into_any())
}
