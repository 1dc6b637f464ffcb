//! Linking and unlinking everybody who has a certain rich menu.

use axum::http::StatusCode;
use line_models::{
    RequestId, RichMenuId, Timestamp, UserId,
    error::ErrorDetail,
    rich_menu::{
        RichMenuBatchOperation, RichMenuBatchPhase, RichMenuBatchProgress, RichMenuBatchRequest,
    },
    time::DateTime,
};

use super::World;
use crate::refusal::Refusal;

impl World {
    /// What LINE would refuse besides passed limits.
    pub(crate) fn check_rich_menu_batch(
        &self,
        request: &RichMenuBatchRequest,
    ) -> Result<(), Refusal> {
        for (i, operation) in request.operations.iter().enumerate() {
            let (from, to) = ends(operation);
            for (name, id) in [("from", from), ("to", to)] {
                let Some(id) = id.filter(|id| self.rich_menus.get(id.as_str()).is_none()) else {
                    continue;
                };
                if !id.as_str().starts_with("richmenu-") {
                    let property = format!("operations[{i}].{name}");
                    let detail = ErrorDetail::new("invalid richMenuId", property);
                    return Err(Refusal::Limits(vec![detail]));
                }
                let text = format!("Richmenu ({id}) is not found");
                return Err(Refusal::Told(StatusCode::NOT_FOUND, text));
            }
            if let Some(to) = to.filter(|to| self.rich_menus.with_image(to.as_str()).is_none()) {
                let text = format!("'to' richmenu ({to}) must have image but it doesn't");
                return Err(Refusal::Told(StatusCode::BAD_REQUEST, text));
            }
        }
        Ok(())
    }

    /// All operations look at who had what before the first of them, as LINE runs them side by side.
    pub(crate) fn run_rich_menu_batch(
        &mut self,
        request: &RichMenuBatchRequest,
        request_id: RequestId,
        now: Timestamp,
    ) -> Result<(), Refusal> {
        self.check_rich_menu_batch(request)?;
        let before = self.rich_menus.links.clone();
        for operation in &request.operations {
            let (from, to) = ends(operation);
            let users = before.iter().filter(|(_, linked)| from.is_none_or(|from| from == *linked));
            let users: Vec<UserId> = users.map(|(user_id, _)| user_id.clone()).collect();
            match to {
                Some(to) => self.link(&users, to),
                None => self.rich_menus.links.retain(|user_id, _| !users.contains(user_id)),
            }
        }
        self.tell_rich_menus();
        let time = DateTime::from(now);
        let progress = RichMenuBatchProgress::new(RichMenuBatchPhase::Succeeded, time.clone());
        self.rich_menus.batches.insert(request_id, progress.completed_time(time));
        Ok(())
    }

    pub(crate) fn rich_menu_batch_progress(
        &self,
        request_id: &str,
    ) -> Result<&RichMenuBatchProgress, Refusal> {
        self.rich_menus.batches.get(request_id).ok_or(Refusal::NotFound)
    }
}

/// Whose menu is to change and to what. `None` is everybody, and no menu.
fn ends(operation: &RichMenuBatchOperation) -> (Option<&RichMenuId>, Option<&RichMenuId>) {
    match operation {
        RichMenuBatchOperation::Link(link) => (Some(&link.from), Some(&link.to)),
        RichMenuBatchOperation::Unlink(unlink) => (Some(&unlink.from), None),
        _ => (None, None),
    }
}
