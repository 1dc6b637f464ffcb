use line_models::{
    AudienceGroupId, RequestId,
    audience::{
        AddAudienceToAudienceGroupRequest, Audience, AudienceData, AudienceGroup,
        AudienceGroupCreateRoute, AudienceGroupStatus, AudienceGroups, CreateAudienceGroupRequest,
        CreateAudienceGroupResponse, CreateClickBasedAudienceGroupRequest,
        CreateImpBasedAudienceGroupRequest, SharedAudienceData,
        UpdateAudienceGroupDescriptionRequest,
    },
};

endpoint! {
    /// Makes an audience of up to 10,000 user ids or advertising ids.
    ///
    /// The name has at most 120 characters, and no other audience has it. A channel has at most 1,000 audiences; each
    /// lives for 180 days. Users who have not accepted LINE's terms are left out. At most 60 calls a minute.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#create-upload-audience-group)
    ///
    /// ```no_run
    /// # async fn run(client: line_client::Client) -> Result<(), line_client::Error> {
    /// let made = client.create_audience_group("buyers").audiences(["U4af4980629"]).await?;
    /// println!("{:?}", made.audience_group_id);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// 400 with details if the name or an id is wrong, or there are 1,000 audiences.
    createAudienceGroup: CreateAudienceGroup via create_audience_group,
        POST "/v2/bot/audienceGroup/upload" -> CreateAudienceGroupResponse;
    body CreateAudienceGroupRequest { description: String }
    optional {
        /// `true` if the ids are advertising ids (IFA), not user ids. LINE's default is `false`.
        is_ifa_audience: bool,
        /// What the first upload is called: at most 300 characters.
        upload_description: String,
        /// At most 10,000. Without any, the audience is never ready.
        audiences: [Audience],
    }
}

endpoint! {
    /// Adds up to 10,000 ids to an audience of the same kind. They cannot be taken out.
    ///
    /// At most 60 calls a minute, and 10 uploads of one audience at a time. LINE takes its time: a call is given 30 seconds
    /// at least.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#update-upload-audience-group)
    ///
    /// # Errors
    ///
    /// 400 with details if there is no such audience, or an id is wrong: then none is added; 429 with
    /// [`is_concurrency_limited`](crate::ApiError::is_concurrency_limited) if 10 uploads are not done.
    addAudienceToAudienceGroup: AddAudienceToAudienceGroup via add_audience_to_audience_group,
        PUT "/v2/bot/audienceGroup/upload" -> ();
    body AddAudienceToAudienceGroupRequest { audience_group_id: AudienceGroupId, audiences: [Audience] }
    optional {
        /// What this upload is called: at most 300 characters.
        upload_description: String,
    }
    within 30 s;
}

endpoint! {
    /// Makes an audience of the users who tapped a link in a broadcast or narrowcast of the last 60 days.
    ///
    /// At least 50 users are needed. The name has at most 120 characters. At most 60 calls a minute.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#create-click-audience-group)
    ///
    /// # Errors
    ///
    /// 400 with details if the name or the id of the request is wrong, there is such an audience, or there are 1,000.
    createClickBasedAudienceGroup: CreateClickBasedAudienceGroup via create_click_based_audience_group,
        POST "/v2/bot/audienceGroup/click" -> CreateAudienceGroupResponse;
    body CreateClickBasedAudienceGroupRequest { description: String, request_id: RequestId }
    optional {
        /// Only this link: at most 2,000 characters. LINE's default is all links.
        click_url: String,
    }
}

endpoint! {
    /// Makes an audience of the users who saw a broadcast or narrowcast of the last 60 days.
    ///
    /// At least 50 users are needed. The name has at most 120 characters. At most 60 calls a minute.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#create-imp-audience-group)
    ///
    /// # Errors
    ///
    /// 400 with details if the name or the id of the request is wrong, there is such an audience, or there are 1,000.
    createImpBasedAudienceGroup: CreateImpBasedAudienceGroup via create_imp_based_audience_group,
        POST "/v2/bot/audienceGroup/imp" -> CreateAudienceGroupResponse;
    body CreateImpBasedAudienceGroupRequest { description: String, request_id: RequestId }
}

endpoint! {
    /// Renames an audience: at most 120 characters.
    ///
    /// At most 60 calls a minute.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#set-description-audience-group)
    ///
    /// # Errors
    ///
    /// 400 with details if there is no such audience, or the name is wrong.
    updateAudienceGroupDescription: UpdateAudienceGroupDescription via update_audience_group_description,
        PUT "/v2/bot/audienceGroup/{audienceGroupId}/updateDescription" -> ();
    path { audience_group_id: AudienceGroupId }
    body UpdateAudienceGroupDescriptionRequest { description: String }
}

endpoint! {
    /// Deletes an audience.
    ///
    /// At most 60 calls a minute.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#delete-audience-group)
    ///
    /// # Errors
    ///
    /// 400 with details if there is no such audience.
    deleteAudienceGroup: DeleteAudienceGroup via delete_audience_group,
        DELETE "/v2/bot/audienceGroup/{audienceGroupId}" -> ();
    path { audience_group_id: AudienceGroupId }
}

endpoint! {
    /// Gets an audience, and how far its uploads are.
    ///
    /// At most 60 calls a minute.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-audience-group)
    ///
    /// # Errors
    ///
    /// 400 with details if there is no such audience.
    getAudienceData: GetAudienceData via get_audience_data,
        GET "/v2/bot/audienceGroup/{audienceGroupId}" -> AudienceData;
    path { audience_group_id: AudienceGroupId }
}

endpoint! {
    /// Gets a page of the audiences: the first is 1. [`stream`](crate::Call::stream) gives all from that page on.
    ///
    /// At most 60 calls a minute.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-audience-groups)
    ///
    /// # Errors
    ///
    /// 400 with details if the size is more than 40.
    getAudienceGroups: GetAudienceGroups via get_audience_groups, GET "/v2/bot/audienceGroup/list" -> AudienceGroups;
    query { page: i64 = "page" }
    filter {
        /// Only those with this text in their name.
        description: String = "description",
        /// Only those of this status.
        status: AudienceGroupStatus = "status",
        /// How many audiences a page has at most: 1 to 40. LINE's default is 20.
        size: i64 = "size",
        /// `false` leaves out those made elsewhere. LINE's default is `true`.
        includes_external_public_groups: bool = "includesExternalPublicGroups",
        /// Only those made this way.
        create_route: AudienceGroupCreateRoute = "createRoute",
    }
}

endpoint! {
    /// Gets an audience that was shared with the account in the Business Manager.
    ///
    /// At most 60 calls a minute.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-shared-audience)
    ///
    /// # Errors
    ///
    /// 400 with details if there is no such audience.
    getSharedAudienceData: GetSharedAudienceData via get_shared_audience_data,
        GET "/v2/bot/audienceGroup/shared/{audienceGroupId}" -> SharedAudienceData;
    path { audience_group_id: AudienceGroupId }
}

endpoint! {
    /// Gets a page of the audiences that were shared with the account in the Business Manager: the first is 1.
    /// [`stream`](crate::Call::stream) gives all from that page on.
    ///
    /// At most 60 calls a minute.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-shared-audience-list)
    ///
    /// # Errors
    ///
    /// 400 with details if the size is more than 40.
    getSharedAudienceGroups: GetSharedAudienceGroups via get_shared_audience_groups,
        GET "/v2/bot/audienceGroup/shared/list" -> AudienceGroups;
    query { page: i64 = "page" }
    filter {
        /// Only those with this text in their name.
        description: String = "description",
        /// Only those of this status.
        status: AudienceGroupStatus = "status",
        /// How many audiences a page has at most: 1 to 40. LINE's default is 20.
        size: i64 = "size",
        /// Only those made this way.
        create_route: AudienceGroupCreateRoute = "createRoute",
        /// `true` lists the account's own audiences too. LINE's default is `false`.
        includes_owned_audience_groups: bool = "includesOwnedAudienceGroups",
    }
}

macro_rules! numbered {
    ($($name:ident)*) => {$(
        impl crate::Paged for $name {
            type Item = AudienceGroup;
            type Token = i64;

            fn start_at(&mut self, page: i64) {
                self.page = page;
            }

            fn split(&self, page: AudienceGroups) -> (Vec<AudienceGroup>, Option<i64>) {
                let groups = page.audience_groups.unwrap_or_default();
                // Numbers never repeat by themselves. An empty page that is not the last counts as its own next one,
                // and so does the answer of a server that gives the same page whatever it is asked for.
                let next = match page.page.unwrap_or(self.page) {
                    _ if groups.is_empty() => self.page,
                    number => number.saturating_add(1),
                };
                (groups, page.has_next_page.unwrap_or_default().then_some(next))
            }
        }
    )*};
}

numbered! { GetAudienceGroups GetSharedAudienceGroups }
