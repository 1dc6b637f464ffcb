/// One operation: its name in LINE's OpenAPI documents, the type that describes it, the client's method, and the path as
/// LINE's reference prints it.
///
/// `path` lists what goes into the `{…}` of the path, in order; `body` names a model and the arguments of its `new`;
/// `optional` lists setters of that model; `with retry_key` says that LINE takes one. The answer is JSON.
macro_rules! endpoint {
    (
        $(#[$meta:meta])*
        $operation:ident: $name:ident via $method:ident, $verb:ident $path:literal -> $response:ty;
        $(path { $($segment:ident: $segment_type:ty),* $(,)? })?
        $(body $body:ident { $($argument:ident: $argument_type:ty),* $(,)? })?
        $(optional { $($(#[$option_meta:meta])* $option:ident: $option_type:ty,)* })?
        $(with $retry_key:ident;)?
    ) => {
        #[doc = concat!("The operation `", stringify!($operation), "`. See [`Client::", stringify!($method), "`](crate::Client::", stringify!($method), ").")]
        #[derive(Clone, Debug)]
        #[non_exhaustive]
        pub struct $name {
            $($(
                #[doc = concat!("The `", stringify!($segment), "` of the path.")]
                pub $segment: $segment_type,
            )*)?
            $(
                /// What is sent.
                pub body: $body,
            )?
        }

        impl $name {
            /// From what is always there.
            #[allow(clippy::new_without_default)] // few operations need nothing
            pub fn new($($($segment: impl Into<$segment_type>,)*)? $($($argument: impl Into<$argument_type>,)*)?) -> Self {
                Self {
                    $($($segment: $segment.into(),)*)?
                    $(body: $body::new($($argument),*),)?
                }
            }
        }

        impl crate::Endpoint for $name {
            type Response = $response;

            const OPERATION: &'static str = stringify!($operation);
            const METHOD: http::Method = http::Method::$verb;
            const PATH: &'static str = $path;
            $(const RETRY_KEY: bool = crate::macros::is_true!($retry_key);)?

            fn path(&self) -> Result<std::borrow::Cow<'static, str>, crate::Error> {
                crate::path::fill(Self::OPERATION, Self::PATH, &[$($(self.$segment.as_ref()),*)?])
            }

            $(
                fn payload(&self) -> Result<crate::endpoint::Payload, crate::Error> {
                    crate::endpoint::Payload::json::<$body>(Self::OPERATION, &self.body)
                }
            )?

            async fn read(answer: crate::endpoint::Answer) -> Result<Self::Response, crate::Error> {
                answer.json().await
            }
        }

        $(crate::macros::takes!($retry_key $name);)?

        impl crate::Client {
            $(#[$meta])*
            pub fn $method(
                &self,
                $($($segment: impl Into<$segment_type>,)*)?
                $($($argument: impl Into<$argument_type>,)*)?
            ) -> crate::Call<$name> {
                self.call($name::new($($($segment,)*)? $($($argument,)*)?))
            }
        }

        $(
            impl crate::Call<$name> {
                $(
                    $(#[$option_meta])*
                    pub fn $option(mut self, $option: impl Into<$option_type>) -> Self {
                        self.endpoint.body = self.endpoint.body.$option($option.into());
                        self
                    }
                )*
            }
        )?
    };
}

/// `retry_key` is the only word that may stand at the end of an [`endpoint!`].
macro_rules! is_true {
    (retry_key) => {
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
