string_enum! {
    /// Where somebody lives: a prefecture of Japan, a city or county of Taiwan, a part of Thailand or of Indonesia.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#narrowcast-demographic-filter)
    pub enum AreaDemographic {
        /// Hokkaido, Japan.
        Hokkaido = "jp_01",
        /// Aomori, Japan.
        Aomori = "jp_02",
        /// Iwate, Japan.
        Iwate = "jp_03",
        /// Miyagi, Japan.
        Miyagi = "jp_04",
        /// Akita, Japan.
        Akita = "jp_05",
        /// Yamagata, Japan.
        Yamagata = "jp_06",
        /// Fukushima, Japan.
        Fukushima = "jp_07",
        /// Ibaraki, Japan.
        Ibaraki = "jp_08",
        /// Tochigi, Japan.
        Tochigi = "jp_09",
        /// Gunma, Japan.
        Gunma = "jp_10",
        /// Saitama, Japan.
        Saitama = "jp_11",
        /// Chiba, Japan.
        Chiba = "jp_12",
        /// Tokyo, Japan.
        Tokyo = "jp_13",
        /// Kanagawa, Japan.
        Kanagawa = "jp_14",
        /// Niigata, Japan.
        Niigata = "jp_15",
        /// Toyama, Japan.
        Toyama = "jp_16",
        /// Ishikawa, Japan.
        Ishikawa = "jp_17",
        /// Fukui, Japan.
        Fukui = "jp_18",
        /// Yamanashi, Japan.
        Yamanashi = "jp_19",
        /// Nagano, Japan.
        Nagano = "jp_20",
        /// Gifu, Japan.
        Gifu = "jp_21",
        /// Shizuoka, Japan.
        Shizuoka = "jp_22",
        /// Aichi, Japan.
        Aichi = "jp_23",
        /// Mie, Japan.
        Mie = "jp_24",
        /// Shiga, Japan.
        Shiga = "jp_25",
        /// Kyoto, Japan.
        Kyoto = "jp_26",
        /// Osaka, Japan.
        Osaka = "jp_27",
        /// Hyogo, Japan.
        Hyogo = "jp_28",
        /// Nara, Japan.
        Nara = "jp_29",
        /// Wakayama, Japan.
        Wakayama = "jp_30",
        /// Tottori, Japan.
        Tottori = "jp_31",
        /// Shimane, Japan.
        Shimane = "jp_32",
        /// Okayama, Japan.
        Okayama = "jp_33",
        /// Hiroshima, Japan.
        Hiroshima = "jp_34",
        /// Yamaguchi, Japan.
        Yamaguchi = "jp_35",
        /// Tokushima, Japan.
        Tokushima = "jp_36",
        /// Kagawa, Japan.
        Kagawa = "jp_37",
        /// Ehime, Japan.
        Ehime = "jp_38",
        /// Kochi, Japan.
        Kochi = "jp_39",
        /// Fukuoka, Japan.
        Fukuoka = "jp_40",
        /// Saga, Japan.
        Saga = "jp_41",
        /// Nagasaki, Japan.
        Nagasaki = "jp_42",
        /// Kumamoto, Japan.
        Kumamoto = "jp_43",
        /// Oita, Japan.
        Oita = "jp_44",
        /// Miyazaki, Japan.
        Miyazaki = "jp_45",
        /// Kagoshima, Japan.
        Kagoshima = "jp_46",
        /// Okinawa, Japan.
        Okinawa = "jp_47",
        /// Taipei City, Taiwan.
        TaipeiCity = "tw_01",
        /// New Taipei City, Taiwan.
        NewTaipeiCity = "tw_02",
        /// Taoyuan City, Taiwan.
        TaoyuanCity = "tw_03",
        /// Taichung City, Taiwan.
        TaichungCity = "tw_04",
        /// Tainan City, Taiwan.
        TainanCity = "tw_05",
        /// Kaohsiung City, Taiwan.
        KaohsiungCity = "tw_06",
        /// Keelung City, Taiwan.
        KeelungCity = "tw_07",
        /// Hsinchu City, Taiwan.
        HsinchuCity = "tw_08",
        /// Chiayi City, Taiwan.
        ChiayiCity = "tw_09",
        /// Hsinchu County, Taiwan.
        HsinchuCounty = "tw_10",
        /// Miaoli County, Taiwan.
        MiaoliCounty = "tw_11",
        /// Changhua County, Taiwan.
        ChanghuaCounty = "tw_12",
        /// Nantou County, Taiwan.
        NantouCounty = "tw_13",
        /// Yunlin County, Taiwan.
        YunlinCounty = "tw_14",
        /// Chiayi County, Taiwan.
        ChiayiCounty = "tw_15",
        /// Pingtung County, Taiwan.
        PingtungCounty = "tw_16",
        /// Yilan County, Taiwan.
        YilanCounty = "tw_17",
        /// Hualien County, Taiwan.
        HualienCounty = "tw_18",
        /// Taitung County, Taiwan.
        TaitungCounty = "tw_19",
        /// Penghu County, Taiwan.
        PenghuCounty = "tw_20",
        /// Kinmen County, Taiwan.
        KinmenCounty = "tw_21",
        /// Lienchiang County, Taiwan.
        LienchiangCounty = "tw_22",
        /// Bangkok, Thailand.
        Bangkok = "th_01",
        /// Pattaya, Thailand.
        Pattaya = "th_02",
        /// Northern Thailand.
        ThailandNorthern = "th_03",
        /// Central Thailand.
        ThailandCentral = "th_04",
        /// Southern Thailand.
        ThailandSouthern = "th_05",
        /// Eastern Thailand.
        ThailandEastern = "th_06",
        /// Northeastern Thailand.
        ThailandNortheastern = "th_07",
        /// Western Thailand.
        ThailandWestern = "th_08",
        /// Bali, Indonesia.
        Bali = "id_01",
        /// Bandung, Indonesia.
        Bandung = "id_02",
        /// Banjarmasin, Indonesia.
        Banjarmasin = "id_03",
        /// Jakarta and what is around it, Indonesia.
        Jabodetabek = "id_04",
        /// The rest of Indonesia.
        IndonesiaOther = "id_05",
        /// Makassar, Indonesia.
        Makassar = "id_06",
        /// Medan, Indonesia.
        Medan = "id_07",
        /// Palembang, Indonesia.
        Palembang = "id_08",
        /// Samarinda, Indonesia.
        Samarinda = "id_09",
        /// Semarang, Indonesia.
        Semarang = "id_10",
        /// Surabaya, Indonesia.
        Surabaya = "id_11",
        /// Yogyakarta, Indonesia.
        Yogyakarta = "id_12",
    }
}
