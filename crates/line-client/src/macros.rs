/// One operation: its name in LINE's OpenAPI documents, the type that describes it, the client's method, and the path as
/// LINE's reference prints it, after the host if that is not `Host::Api`.
///
/// - `path` lists what goes into the `{…}` of the path, in order.
/// - `query` lists parameters that LINE requires, `filter` those it does not, `always` those that never change, `header`
///   optional headers.
/// - `body` names a model and the arguments of its `new`; with `as form` it is sent as a form instead of JSON. `takes`
///   names a model that the caller makes. `optional` lists setters of the model.
/// - `with retry_key` says that LINE takes one, `is repeatable` that a POST may be made twice, `without token` that no
///   channel access token goes along, `within … s` how long LINE asks to wait for an answer at least.
///
/// A type in brackets is a list of that type: the caller gives anything that can be iterated. The answer is JSON, `()` if
/// nothing is in it, or [`Content`](crate::Content).
macro_rules! endpoint {
    (
        $(#[$meta:meta])*
        $operation:ident: $name:ident via $method:ident, $verb:ident $($host:ident)? $path:literal -> $response:tt;
        $(path { $($segment:ident: $segment_type:tt),* $(,)? })?
        $(always { $($always:literal = $value:literal),* })?
        $(query { $($query:ident: $query_type:tt = $query_name:literal),* $(,)? })?
        $(filter { $($(#[$filter_meta:meta])* $filter:ident: $filter_type:tt = $filter_name:literal,)* })?
        $(header { $($(#[$header_meta:meta])* $header:ident: $header_type:tt = $header_name:literal,)* })?
        $(body $body:ident { $($argument:ident: $argument_type:tt),* $(,)? } $(as $format:ident)?)?
        $(takes $request:ident $(as $request_format:ident)?;)?
        $(optional { $($(#[$option_meta:meta])* $option:ident: $option_type:tt,)* })?
        $(with $retry_key:ident;)?
        $(is $repeatable:ident;)?
        $(without $token:ident;)?
        $(within $seconds:literal s;)?
    ) => {
        #[doc = concat!("The operation `", stringify!($operation), "`. See [`Client::", stringify!($method), "`](crate::Client::", stringify!($method), ").")]
        #[derive(Clone, Debug)]
        #[non_exhaustive]
        pub struct $name {
            $($(
                #[doc = concat!("The `", stringify!($segment), "` of the path.")]
                pub $segment: $segment_type,
            )*)?
            $($(
                #[doc = concat!("The parameter `", $query_name, "`.")]
                pub $query: crate::macros::field!($query_type),
            )*)?
            $($(
                #[doc = concat!("The parameter `", $filter_name, "`, if it is sent.")]
                pub $filter: Option<crate::macros::field!($filter_type)>,
            )*)?
            $($(
                #[doc = concat!("The header `", $header_name, "`, if it is sent.")]
                pub $header: Option<$header_type>,
            )*)?
            $(
                /// What is sent.
                pub body: $body,
            )?
            $(
                /// What is sent.
                pub body: $request,
            )?
        }

        impl $name {
            /// From what is always there.
            #[allow(clippy::new_without_default)] // few operations need nothing
            pub fn new(
                $($($segment: impl Into<$segment_type>,)*)?
                $($($query: crate::macros::argument!($query_type),)*)?
                $($($argument: crate::macros::argument!($argument_type),)*)?
                $(request: impl Into<$request>,)?
            ) -> Self {
                Self {
                    $($($segment: $segment.into(),)*)?
                    $($($query: crate::macros::convert!($query_type, $query),)*)?
                    $($($filter: None,)*)?
                    $($($header: None,)*)?
                    $(body: crate::macros::body!($body($($argument),*)),)?
                    $(body: Into::<$request>::into(request),)?
                }
            }
        }

        impl crate::Endpoint for $name {
            type Response = $response;
            type Format = crate::macros::reading!($response);

            const OPERATION: &'static str = stringify!($operation);
            const METHOD: http::Method = http::Method::$verb;
            const PATH: &'static str = $path;
            $(const HOST: crate::Host = crate::Host::$host;)?
            $(const RETRY_KEY: bool = crate::macros::is_true!($retry_key);)?
            $(const REPEATABLE: bool = crate::macros::is_true!($repeatable);)?
            $(const AUTHORIZED: bool = !crate::macros::is_true!($token);)?
            $(const MIN_TIMEOUT: std::time::Duration = std::time::Duration::from_secs($seconds);)?

            // As `sent!`: compiled for the operations that a program calls.
            #[inline]
            fn path(&self) -> Result<std::borrow::Cow<'static, str>, crate::Error> {
                let path = crate::path::fill(Self::OPERATION, Self::PATH, &[$($(&self.$segment),*)?])?;
                $(let path = crate::path::query(path, &[$(($always, &$value)),*]);)?
                $(let path = crate::path::query(path, &[$(($query_name, &self.$query)),*]);)?
                $(let path = crate::path::query(path, &[$(($filter_name, &self.$filter)),*]);)?
                Ok(path)
            }

            $(
                fn headers(&self) -> Result<http::HeaderMap, crate::Error> {
                    let mut headers = http::HeaderMap::new();
                    $(
                        if let Some(value) = &self.$header {
                            let value = http::HeaderValue::try_from(value).map_err(|source| {
                                crate::Error::Encode { operation: Self::OPERATION, source: source.into() }
                            })?;
                            headers.insert(http::HeaderName::from_static($header_name), value);
                        }
                    )*
                    Ok(headers)
                }
            )?

            $(crate::macros::sent!($body $(as $format)?);)?
            $(crate::macros::sent!($request $(as $request_format)?);)?
        }

        $(crate::macros::takes!($retry_key $name);)?

        impl crate::Client {
            $(#[$meta])*
            pub fn $method(
                &self,
                $($($segment: impl Into<$segment_type>,)*)?
                $($($query: crate::macros::argument!($query_type),)*)?
                $($($argument: crate::macros::argument!($argument_type),)*)?
                $(request: impl Into<$request>,)?
            ) -> crate::Call<$name> {
                self.call($name::new(
                    $($($segment,)*)?
                    $($($query,)*)?
                    $($($argument,)*)?
                    $(crate::macros::same!($request, request),)?
                ))
            }
        }

        $(
            impl crate::Call<$name> {
                $(
                    $(#[$filter_meta])*
                    pub fn $filter(mut self, $filter: crate::macros::argument!($filter_type)) -> Self {
                        self.endpoint.$filter = Some(crate::macros::convert!($filter_type, $filter));
                        self
                    }
                )*
            }
        )?

        $(
            impl crate::Call<$name> {
                $(
                    $(#[$header_meta])*
                    pub fn $header(mut self, $header: impl Into<$header_type>) -> Self {
                        self.endpoint.$header = Some($header.into());
                        self
                    }
                )*
            }
        )?

        $(
            impl crate::Call<$name> {
                $(
                    $(#[$option_meta])*
                    pub fn $option(mut self, $option: crate::macros::argument!($option_type)) -> Self {
                        self.endpoint.body =
                            self.endpoint.body.$option(crate::macros::pass!($option_type, $option));
                        self
                    }
                )*
            }
        )?
    };
}

/// An operation whose answer is a page: the property that lists its items, and their type. It has a parameter `start`, and
/// the answer a property `next`.
macro_rules! paged {
    ($name:ident: $items:ident: $item:ty) => {
        impl crate::Paged for $name {
            type Item = $item;
            type Token = String;

            #[inline]
            fn start_at(&mut self, token: String) {
                self.start = Some(token);
            }

            #[inline]
            fn split(&self, page: Self::Response) -> (Vec<$item>, Option<String>) {
                (page.$items, page.next.filter(|next| !next.is_empty()))
            }
        }
    };
}

/// The type of a parameter as it is kept.
macro_rules! field {
    ([$item:ty]) => { Vec<$item> };
    ($type:ty) => { $type };
}
pub(crate) use field;

/// The type of a parameter as the caller gives it.
macro_rules! argument {
    ([$item:ty]) => { impl IntoIterator<Item: Into<$item>> };
    ($type:ty) => { impl Into<$type> };
}
pub(crate) use argument;

/// What the caller gave, as it is kept.
macro_rules! convert {
    ([$item:ty], $value:expr) => {
        $value.into_iter().map(Into::into).collect()
    };
    ($type:ty, $value:expr) => {
        $value.into()
    };
}
pub(crate) use convert;

/// What the caller gave, as a setter of a model takes it.
macro_rules! pass {
    ([$item:ty], $value:expr) => {
        $value
    };
    ($type:ty, $value:expr) => {
        Into::<$type>::into($value)
    };
}
pub(crate) use pass;

/// The second of two, for a repetition that has to name the first.
macro_rules! same {
    ($first:ident, $second:expr) => {
        $second
    };
}
pub(crate) use same;

macro_rules! body {
    ($body:ident()) => { $body::default() };
    ($body:ident($($argument:expr),+)) => { $body::new($($argument),+) };
}
pub(crate) use body;

/// How the body is written, and checked.
///
/// Inline, so that a program compiles this for the operations that it calls, and this crate for none.
macro_rules! sent {
    ($body:ident) => {
        crate::macros::sent!($body as json);
    };
    ($body:ident as $format:ident) => {
        #[inline]
        fn payload(&self) -> Result<crate::endpoint::Payload, crate::Error> {
            crate::endpoint::Payload::$format::<$body>(Self::OPERATION, &self.body)
        }

        #[cfg(feature = "validate")]
        #[inline]
        fn validate(&self) -> Result<(), line_models::validate::Violations> {
            line_models::Validate::validate(&self.body)
        }
    };
}
pub(crate) use sent;

/// How an answer of a type is read.
macro_rules! reading {
    (()) => {
        crate::endpoint::Nothing
    };
    (Content) => {
        crate::endpoint::Stream
    };
    ($response:ty) => {
        crate::endpoint::Json
    };
}
pub(crate) use reading;

/// `with retry_key`, `is repeatable` and `without token` are all that can be said.
macro_rules! is_true {
    (retry_key) => {
        true
    };
    (repeatable) => {
        true
    };
    (token) => {
        true
    };
}
pub(crate) use is_true;

macro_rules! takes {
    (retry_key $name:ident) => {
        impl crate::endpoint::TakesRetryKey for $name {}
    };
}
pub(crate) use takes;
