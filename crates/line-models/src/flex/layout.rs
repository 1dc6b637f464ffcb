use super::{
    FlexBoxBorderWidth, FlexBoxCornerRadius, FlexBoxPadding, FlexBoxSpacing, FlexComponent,
    FlexMargin, FlexOffset, FlexPosition,
};
use crate::Action;

object! {
    /// Components side by side or one below the other.
    ///
    /// Made from a list of components: an array or a `Vec` where all are of one kind, a tuple where they are not, `()`
    /// where there are none, or a single component. [`child`](Self::child) and [`children`](Self::children) add more.
    ///
    /// ```
    /// use line_models::flex::{FlexBox, FlexSeparator, FlexText};
    ///
    /// let list = FlexBox::vertical((
    ///     FlexText::new("Menu").weight("bold"),
    ///     FlexSeparator::new().margin("md"),
    ///     FlexBox::horizontal([FlexText::new("Tea"), FlexText::new("400")]),
    /// ))
    /// .children(["Coffee", "Cake"].map(FlexText::new))
    /// .padding_all(16);
    /// assert_eq!(list.contents.len(), 5);
    /// ```
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#box)
    pub struct FlexBox {
        /// How the components stand.
        pub layout: FlexBoxLayout = "layout",
        /// May be empty. A baseline box takes text, icons and fillers; the others take all but icons, spans and videos.
        pub contents: Vec<FlexComponent> = "contents",
        /// The share of the free space. LINE's default is 1 in a horizontal box and 0 in a vertical one.
        pub flex: Option<i32> = "flex",
        /// The space between the components. LINE's default is `none`.
        pub spacing: Option<FlexBoxSpacing> = "spacing",
        /// The space before it, instead of the `spacing` of the box around.
        pub margin: Option<FlexMargin> = "margin",
        /// What the offsets are measured from. LINE's default is `relative`.
        pub position: Option<FlexPosition> = "position",
        /// Down from the top edge.
        pub offset_top: Option<FlexOffset> = "offsetTop",
        /// Up from the bottom edge. Not in a baseline box.
        pub offset_bottom: Option<FlexOffset> = "offsetBottom",
        /// From the edge where lines begin.
        pub offset_start: Option<FlexOffset> = "offsetStart",
        /// From the edge where lines end.
        pub offset_end: Option<FlexOffset> = "offsetEnd",
        /// `#RRGGBB` or `#RRGGBBAA`. LINE's default is `#00000000`.
        pub background_color: Option<String> = "backgroundColor",
        /// `#RRGGBB` or `#RRGGBBAA`.
        pub border_color: Option<String> = "borderColor",
        /// A keyword or pixels.
        pub border_width: Option<FlexBoxBorderWidth> = "borderWidth",
        /// A keyword or pixels. LINE's default is `none`.
        pub corner_radius: Option<FlexBoxCornerRadius> = "cornerRadius",
        /// As in `120px` or `50%`. Its `flex` is 0 then.
        pub width: Option<String> = "width",
        /// As in `120px` or `50%`. LINE 11.22.0 or later.
        pub max_width: Option<String> = "maxWidth",
        /// As in `120px` or `50%`. Its `flex` is 0 then.
        pub height: Option<String> = "height",
        /// As in `120px` or `50%`. LINE 11.22.0 or later.
        pub max_height: Option<String> = "maxHeight",
        /// The space inside the border, on all sides.
        pub padding_all: Option<FlexBoxPadding> = "paddingAll",
        /// The same at the top alone.
        pub padding_top: Option<FlexBoxPadding> = "paddingTop",
        /// The same at the bottom alone.
        pub padding_bottom: Option<FlexBoxPadding> = "paddingBottom",
        /// The same where lines begin.
        pub padding_start: Option<FlexBoxPadding> = "paddingStart",
        /// The same where lines end.
        pub padding_end: Option<FlexBoxPadding> = "paddingEnd",
        /// Happens on a tap.
        pub action: Option<Action> = "action",
        /// How free space along the layout is shared out.
        pub justify_content: Option<FlexJustifyContent> = "justifyContent",
        /// Where components stand across the layout.
        pub align_items: Option<FlexAlignItems> = "alignItems",
        /// Lies over `background_color`.
        pub background: Option<FlexBoxBackground> = "background",
    }
}

impl FlexBox {
    /// Components in the given layout.
    pub fn new(layout: FlexBoxLayout, contents: impl Into<FlexContents>) -> Self {
        Self {
            layout,
            contents: contents.into().0,
            flex: None,
            spacing: None,
            margin: None,
            position: None,
            offset_top: None,
            offset_bottom: None,
            offset_start: None,
            offset_end: None,
            background_color: None,
            border_color: None,
            border_width: None,
            corner_radius: None,
            width: None,
            max_width: None,
            height: None,
            max_height: None,
            padding_all: None,
            padding_top: None,
            padding_bottom: None,
            padding_start: None,
            padding_end: None,
            action: None,
            justify_content: None,
            align_items: None,
            background: None,
        }
    }

    /// Components side by side.
    pub fn horizontal(contents: impl Into<FlexContents>) -> Self {
        Self::new(FlexBoxLayout::Horizontal, contents)
    }

    /// Components one below the other.
    pub fn vertical(contents: impl Into<FlexContents>) -> Self {
        Self::new(FlexBoxLayout::Vertical, contents)
    }

    /// Texts and icons side by side, on one line whatever their sizes.
    pub fn baseline(contents: impl Into<FlexContents>) -> Self {
        Self::new(FlexBoxLayout::Baseline, contents)
    }

    /// Adds a component.
    pub fn child(mut self, component: impl Into<FlexComponent>) -> Self {
        self.contents.push(component.into());
        self
    }

    /// Adds components.
    pub fn children<I>(mut self, components: I) -> Self
    where
        I: IntoIterator,
        I::Item: Into<FlexComponent>,
    {
        self.contents.extend(components.into_iter().map(Into::into));
        self
    }

    setters! {
        spacing: FlexBoxSpacing, margin: FlexMargin, position: FlexPosition, offset_top: FlexOffset, offset_bottom: FlexOffset, offset_start: FlexOffset,
        offset_end: FlexOffset,
        background_color: String, border_color: String, border_width: FlexBoxBorderWidth,
        corner_radius: FlexBoxCornerRadius, width: String, max_width: String, height: String, max_height: String,
        padding_all: FlexBoxPadding, padding_top: FlexBoxPadding, padding_bottom: FlexBoxPadding,
        padding_start: FlexBoxPadding, padding_end: FlexBoxPadding, action: Action,
        justify_content: FlexJustifyContent, align_items: FlexAlignItems, background: FlexBoxBackground,
    }
    setters! { copy flex: i32 }
}

/// What a box is made from; see [`FlexBox`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FlexContents(pub Vec<FlexComponent>);

impl<T: Into<FlexComponent>> From<T> for FlexContents {
    fn from(component: T) -> Self {
        Self(vec![component.into()])
    }
}

impl<T: Into<FlexComponent>, const N: usize> From<[T; N]> for FlexContents {
    fn from(components: [T; N]) -> Self {
        components.into_iter().collect()
    }
}

impl<T: Into<FlexComponent>> From<Vec<T>> for FlexContents {
    fn from(components: Vec<T>) -> Self {
        components.into_iter().collect()
    }
}

impl<T: Into<FlexComponent>> FromIterator<T> for FlexContents {
    fn from_iter<I: IntoIterator<Item = T>>(components: I) -> Self {
        Self(components.into_iter().map(Into::into).collect())
    }
}

impl From<()> for FlexContents {
    fn from((): ()) -> Self {
        Self::default()
    }
}

macro_rules! tuples {
    ($(($($item:ident)+))+) => {$(
        impl<$($item: Into<FlexComponent>),+> From<($($item,)+)> for FlexContents {
            #[allow(non_snake_case)] // each variable is named after its type parameter
            fn from(($($item,)+): ($($item,)+)) -> Self {
                Self(vec![$($item.into()),+])
            }
        }
    )+};
}

tuples! {
    (A) (A B) (A B C) (A B C D) (A B C D E) (A B C D E F) (A B C D E F G) (A B C D E F G H) (A B C D E F G H I)
    (A B C D E F G H I J) (A B C D E F G H I J K) (A B C D E F G H I J K L)
}

string_enum! {
    /// How the components of a box stand.
    ///
    /// [LINE reference](https://developers.line.biz/en/docs/messaging-api/flex-message-layout/#layout-property)
    pub enum FlexBoxLayout {
        /// Side by side.
        Horizontal = "horizontal",
        /// One below the other.
        Vertical = "vertical",
        /// Side by side, their letters on one line.
        Baseline = "baseline",
    }
}

string_enum! {
    /// How free space along the layout of a box is shared out.
    ///
    /// [LINE reference](https://developers.line.biz/en/docs/messaging-api/flex-message-layout/#justify-property)
    pub enum FlexJustifyContent {
        /// Half of it at each end.
        Center = "center",
        /// All of it at the end.
        FlexStart = "flex-start",
        /// All of it at the start.
        FlexEnd = "flex-end",
        /// Between the components.
        SpaceBetween = "space-between",
        /// Around each component.
        SpaceAround = "space-around",
        /// Between the components and at both ends.
        SpaceEvenly = "space-evenly",
    }
}

string_enum! {
    /// Where components stand across the layout of their box.
    ///
    /// [LINE reference](https://developers.line.biz/en/docs/messaging-api/flex-message-layout/#justify-property)
    pub enum FlexAlignItems {
        /// In the middle.
        Center = "center",
        /// At the start.
        FlexStart = "flex-start",
        /// At the end.
        FlexEnd = "flex-end",
    }
}

tagged! {
    /// What lies behind the contents of a box.
    ///
    /// [LINE reference](https://developers.line.biz/en/docs/messaging-api/flex-message-layout/#justify-property)
    pub enum FlexBoxBackground {
        /// One colour passes into another.
        LinearGradient(FlexBoxLinearGradient) = "linearGradient",
    }
}

object! {
    /// One colour passes into another along a line.
    ///
    /// [LINE reference](https://developers.line.biz/en/docs/messaging-api/flex-message-layout/#linear-gradient-bg)
    #[derive(Default, Eq)]
    pub struct FlexBoxLinearGradient {
        /// Of the line: `0deg`, from bottom to top, up to but not `360deg`, clockwise.
        pub angle: Option<String> = "angle",
        /// `#RRGGBB` or `#RRGGBBAA`.
        pub start_color: Option<String> = "startColor",
        /// `#RRGGBB` or `#RRGGBBAA`.
        pub end_color: Option<String> = "endColor",
        /// On the way: `#RRGGBB` or `#RRGGBBAA`.
        pub center_color: Option<String> = "centerColor",
        /// Where on the way: `0%` to `100%`. LINE's default is `50%`.
        pub center_position: Option<String> = "centerPosition",
    }
}

impl FlexBoxLinearGradient {
    /// From `start_color` to `end_color`, in the direction of `angle`.
    pub fn new(
        angle: impl Into<String>,
        start_color: impl Into<String>,
        end_color: impl Into<String>,
    ) -> Self {
        Self {
            angle: Some(angle.into()),
            start_color: Some(start_color.into()),
            end_color: Some(end_color.into()),
            ..Self::default()
        }
    }

    setters! { center_color: String, center_position: String }
}

object! {
    /// A line between components.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#separator)
    #[derive(Default, Eq)]
    pub struct FlexSeparator {
        /// The space before it, instead of the `spacing` of the box around.
        pub margin: Option<FlexMargin> = "margin",
        /// `#RRGGBB` or `#RRGGBBAA`.
        pub color: Option<String> = "color",
    }
}

impl FlexSeparator {
    /// A line across the layout of its box.
    pub fn new() -> Self {
        Self::default()
    }

    setters! { margin: FlexMargin, color: String }
}

object! {
    /// Empty space. Deprecated by LINE in favour of the paddings, margins and sizes of the others.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#filler)
    #[derive(Default, Eq)]
    pub struct FlexFiller {
        /// The share of the free space. LINE's default is 1 in a horizontal box and 0 in a vertical one.
        pub flex: Option<i32> = "flex",
    }
}

impl FlexFiller {
    /// Takes its share of the free space.
    pub fn new() -> Self {
        Self::default()
    }

    setters! { copy flex: i32 }
}
