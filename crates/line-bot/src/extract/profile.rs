use line_models::{profile::UserProfile, webhook::Source};

use crate::{BoxError, Context, FromEvent};

impl FromEvent for UserProfile {
    fn fits(context: &Context) -> bool {
        context.event.source.as_ref().and_then(Source::user_id).is_some()
    }

    async fn from_event(context: &Context) -> Result<Self, BoxError> {
        let missing = "LINE shows no profile of this user";
        profile(context).await?.ok_or_else(|| missing.into())
    }

    async fn find(context: &Context) -> Result<Option<Self>, BoxError> {
        profile(context).await
    }
}

/// Who caused the event, asked for once for all who want to know.
async fn profile(context: &Context) -> Result<Option<UserProfile>, BoxError> {
    let Some(source) = &context.event.source else { return Ok(None) };
    let ask = async || Ok::<_, BoxError>(context.bot.sender_profile(source).await?.map(Box::new));
    Ok(context.reply.profile().get_or_try_init(ask).await?.as_deref().cloned())
}
