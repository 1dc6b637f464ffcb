use std::borrow::Cow;

use bytes::Bytes;
use http::{HeaderValue, Method};
use line_models::{
    RichMenuId,
    rich_menu::{RichMenu, RichMenuIdResponse, RichMenuList, RichMenuRequest},
};

use super::{Endpoint, Nothing, Payload};
use crate::{Call, Client, Content, Error, Host, path};

endpoint! {
    /// Makes a rich menu. It needs an image before it can be shown.
    ///
    /// A bot has at most 1,000 rich menus. At most 100 calls an hour.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#create-rich-menu)
    ///
    /// ```no_run
    /// use line_client::models::{
    ///     Action,
    ///     rich_menu::{RichMenuArea, RichMenuBounds, RichMenuRequest, RichMenuSize},
    /// };
    ///
    /// # async fn run(client: line_client::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// let all = RichMenuBounds::new(0, 0, 2500, 843);
    /// let menu = RichMenuRequest::new(RichMenuSize::new(2500, 843), "tea", "Order", [
    ///     RichMenuArea::new(all, Action::message("Tea", "tea")),
    /// ]);
    /// let id = client.create_rich_menu(menu).await?.rich_menu_id;
    /// client.set_rich_menu_image(&id, std::fs::read("tea.png")?).await?;
    /// client.set_default_rich_menu(&id).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// 400 with details if the menu is wrong, or there are 1,000.
    createRichMenu: CreateRichMenu via create_rich_menu, POST "/v2/bot/richmenu" -> RichMenuIdResponse;
    takes RichMenuRequest;
}

endpoint! {
    /// Has LINE check a rich menu, and makes none.
    ///
    /// At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#validate-rich-menu-object)
    ///
    /// # Errors
    ///
    /// 400 with details if the menu is wrong.
    validateRichMenuObject: ValidateRichMenuObject via validate_rich_menu_object,
        POST "/v2/bot/richmenu/validate" -> ();
    takes RichMenuRequest;
    is repeatable;
}

/// The operation `setRichMenuImage`. See [`Client::set_rich_menu_image`].
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct SetRichMenuImage {
    /// The `rich_menu_id` of the path.
    pub rich_menu_id: RichMenuId,
    /// A JPEG or PNG of at most 1 MB.
    pub image: Bytes,
}

impl SetRichMenuImage {
    /// The largest image, in bytes.
    pub const MAX: usize = 1024 * 1024;

    /// From what is always there.
    pub fn new(rich_menu_id: impl Into<RichMenuId>, image: impl Into<Bytes>) -> Self {
        Self { rich_menu_id: rich_menu_id.into(), image: image.into() }
    }
}

impl Endpoint for SetRichMenuImage {
    type Response = ();
    type Format = Nothing;

    const OPERATION: &'static str = "setRichMenuImage";
    const METHOD: Method = Method::POST;
    const PATH: &'static str = "/v2/bot/richmenu/{richMenuId}/content";
    const HOST: Host = Host::Data;

    fn path(&self) -> Result<Cow<'static, str>, Error> {
        path::fill(Self::OPERATION, Self::PATH, &[&self.rich_menu_id])
    }

    fn payload(&self) -> Result<Payload, Error> {
        let upload = |reason| Error::Upload { operation: Self::OPERATION, reason };
        let content_type = match &*self.image {
            [0xff, 0xd8, 0xff, ..] => "image/jpeg",
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => "image/png",
            _ => return Err(upload("the image is neither JPEG nor PNG".to_owned())),
        };
        if self.image.len() > Self::MAX {
            let (length, max) = (self.image.len(), Self::MAX);
            return Err(upload(format!("the image has {length} bytes, more than {max} (1 MB)")));
        }
        Ok(Payload::new(HeaderValue::from_static(content_type), self.image.clone()))
    }
}

impl Client {
    /// Gives a rich menu its image: JPEG or PNG, at most 1 MB, of the menu's size. It cannot be replaced later.
    ///
    /// The bytes tell whether it is JPEG or PNG. At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#upload-rich-menu-image)
    ///
    /// # Errors
    ///
    /// [`Error::Upload`], and nothing is sent, if it is no such image or too large; 400 if its size in pixels is not
    /// allowed, or the menu has an image; 404 if there is no such menu.
    pub fn set_rich_menu_image(
        &self,
        rich_menu_id: impl Into<RichMenuId>,
        image: impl Into<Bytes>,
    ) -> Call<SetRichMenuImage> {
        self.call(SetRichMenuImage::new(rich_menu_id, image))
    }
}

endpoint! {
    /// Gets the image of a rich menu, as a stream.
    ///
    /// At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#download-rich-menu-image)
    ///
    /// # Errors
    ///
    /// 404 if there is no such menu, or it has no image.
    getRichMenuImage: GetRichMenuImage via get_rich_menu_image, GET Data "/v2/bot/richmenu/{richMenuId}/content" -> Content;
    path { rich_menu_id: RichMenuId }
}

endpoint! {
    /// Gets a rich menu that was made through the API.
    ///
    /// At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-rich-menu)
    ///
    /// # Errors
    ///
    /// 404 if there is no such menu.
    getRichMenu: GetRichMenu via get_rich_menu, GET "/v2/bot/richmenu/{richMenuId}" -> RichMenu;
    path { rich_menu_id: RichMenuId }
}

endpoint! {
    /// Gets all rich menus that were made through the API.
    ///
    /// At most 10 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-rich-menu-list)
    ///
    /// # Errors
    ///
    /// None but [those of every call](crate::Client#errors).
    getRichMenuList: GetRichMenuList via get_rich_menu_list, GET "/v2/bot/richmenu/list" -> RichMenuList;
}

endpoint! {
    /// Deletes a rich menu. Who has it open sees it until the chat is opened again.
    ///
    /// At most 100 calls an hour.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#delete-rich-menu)
    ///
    /// # Errors
    ///
    /// 404 if there is no such menu.
    deleteRichMenu: DeleteRichMenu via delete_rich_menu, DELETE "/v2/bot/richmenu/{richMenuId}" -> ();
    path { rich_menu_id: RichMenuId }
}
