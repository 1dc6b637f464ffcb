string_enum! {
    /// A zone for the times of a coupon.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#create-coupon)
    pub enum CouponTimezone {
        /// UTC-12.
        EtcGmtMinus12 = "ETC_GMT_MINUS_12",
        /// UTC-11.
        EtcGmtMinus11 = "ETC_GMT_MINUS_11",
        /// `Pacific/Honolulu`.
        PacificHonolulu = "PACIFIC_HONOLULU",
        /// `America/Anchorage`.
        AmericaAnchorage = "AMERICA_ANCHORAGE",
        /// `America/Los_Angeles`.
        AmericaLosAngeles = "AMERICA_LOS_ANGELES",
        /// `America/Phoenix`.
        AmericaPhoenix = "AMERICA_PHOENIX",
        /// `America/Chicago`.
        AmericaChicago = "AMERICA_CHICAGO",
        /// `America/New_York`.
        AmericaNewYork = "AMERICA_NEW_YORK",
        /// `America/Caracas`.
        AmericaCaracas = "AMERICA_CARACAS",
        /// `America/Santiago`.
        AmericaSantiago = "AMERICA_SANTIAGO",
        /// `America/St_Johns`.
        AmericaStJohns = "AMERICA_ST_JOHNS",
        /// `America/Sao_Paulo`.
        AmericaSaoPaulo = "AMERICA_SAO_PAULO",
        /// UTC-2.
        EtcGmtMinus2 = "ETC_GMT_MINUS_2",
        /// `Atlantic/Cape_Verde`.
        AtlanticCapeVerde = "ATLANTIC_CAPE_VERDE",
        /// `Europe/London`.
        EuropeLondon = "EUROPE_LONDON",
        /// `Europe/Paris`.
        EuropeParis = "EUROPE_PARIS",
        /// `Europe/Istanbul`.
        EuropeIstanbul = "EUROPE_ISTANBUL",
        /// `Europe/Moscow`.
        EuropeMoscow = "EUROPE_MOSCOW",
        /// `Asia/Tehran`.
        AsiaTehran = "ASIA_TEHRAN",
        /// `Asia/Tbilisi`.
        AsiaTbilisi = "ASIA_TBILISI",
        /// `Asia/Kabul`.
        AsiaKabul = "ASIA_KABUL",
        /// `Asia/Tashkent`.
        AsiaTashkent = "ASIA_TASHKENT",
        /// `Asia/Colombo`.
        AsiaColombo = "ASIA_COLOMBO",
        /// `Asia/Kathmandu`.
        AsiaKathmandu = "ASIA_KATHMANDU",
        /// `Asia/Almaty`.
        AsiaAlmaty = "ASIA_ALMATY",
        /// `Asia/Rangoon`.
        AsiaRangoon = "ASIA_RANGOON",
        /// `Asia/Bangkok`.
        AsiaBangkok = "ASIA_BANGKOK",
        /// `Asia/Taipei`.
        AsiaTaipei = "ASIA_TAIPEI",
        /// `Asia/Tokyo`.
        AsiaTokyo = "ASIA_TOKYO",
        /// `Australia/Darwin`.
        AustraliaDarwin = "AUSTRALIA_DARWIN",
        /// `Australia/Sydney`.
        AustraliaSydney = "AUSTRALIA_SYDNEY",
        /// `Asia/Vladivostok`.
        AsiaVladivostok = "ASIA_VLADIVOSTOK",
        /// UTC+12.
        EtcGmtPlus12 = "ETC_GMT_PLUS_12",
        /// `Pacific/Tongatapu`.
        PacificTongatapu = "PACIFIC_TONGATAPU",
    }
}
