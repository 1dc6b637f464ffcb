use super::{Check, Validate};
use crate::liff::{
    AddLiffAppRequest, LiffBotPrompt, LiffScope, LiffView, LiffViewType, PermanentLinkPattern,
    UpdateLiffAppRequest, UpdateLiffView,
};

impl Validate for AddLiffAppRequest {
    fn check(&self, check: &mut Check) {
        check.at("view", |check| self.view.check(check));
        description(check, self.description.as_deref());
        let pattern = self.permanent_link_pattern.as_ref();
        check.one_of("permanentLinkPattern", pattern, PermanentLinkPattern::VALUES);
        check.each_one_of("scope", self.scope.as_deref(), LiffScope::VALUES);
        check.one_of("botPrompt", self.bot_prompt.as_ref(), LiffBotPrompt::VALUES);
    }
}

impl Validate for LiffView {
    fn check(&self, check: &mut Check) {
        check.one_of("type", Some(&self.kind), LiffViewType::VALUES);
        url(check, &self.url);
    }
}

impl Validate for UpdateLiffAppRequest {
    fn check(&self, check: &mut Check) {
        if let Some(view) = &self.view {
            check.at("view", |check| view.check(check));
        }
        description(check, self.description.as_deref());
        let pattern = self.permanent_link_pattern.as_ref();
        check.one_of("permanentLinkPattern", pattern, PermanentLinkPattern::VALUES);
        check.each_one_of("scope", self.scope.as_deref(), LiffScope::VALUES);
        check.one_of("botPrompt", self.bot_prompt.as_ref(), LiffBotPrompt::VALUES);
    }
}

impl Validate for UpdateLiffView {
    fn check(&self, check: &mut Check) {
        check.one_of("type", self.kind.as_ref(), LiffViewType::VALUES);
        if let Some(page) = &self.url {
            url(check, page);
        }
    }
}

fn url(check: &mut Check, url: &str) {
    check.url("url", url, usize::MAX, &["https"]);
    if url.contains('#') {
        check.at("url", |check| check.violation("invalid uri"));
    }
}

fn description(check: &mut Check, description: Option<&str>) {
    if description.is_some_and(|description| description.contains("LINE")) {
        check.at("description", |check| check.violation("invalid property"));
    }
}
