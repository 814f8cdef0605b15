/**
 * Kanji that are one in a name, a place or a word, each group led by the form that stands for all. The old and new forms
 * are those of 常用漢字表 (平成22年内閣告示第2号, the forms in brackets) and of 人名用漢字 (戸籍法施行規則別表第二の二); the
 * printed and the simplified forms those of 表外漢字字体表 (国語審議会, 2000), of JIS X 0208:1983 and of JIS X 0213:2004 (俱, 𠮟,
 * 吞); those of other fonts (吳, 姬, 說) come with texts from elsewhere; the rest are spellings of family names and of places
 * that one meets at a desk.
 */
const GROUPS = `
斎斉齋齊 高髙 崎﨑嵜㟢 辺邊邉 浜濱濵 沢澤 広廣 国國 桜櫻 真眞 徳德 曽曾 滝瀧 吉𠮷 島嶋嶌㠀 富冨 藤籐 関關 黒黑 恵惠 栄榮
竜龍 増增 徹澈 万萬 会會 学學斈 寿壽 実實 宝寶寳 峰峯 条條 来來 槙槇 横橫 清淸 瀬瀨 瑶瑤 礼禮 秋秌穐 総總 緑綠 静靜 館舘
松枩 梅楳 柳栁 桑桒 船舩 芦蘆 鉄鐵鉃 青靑 郎郞 野埜 園薗 円圓 亀龜 塩鹽 駅驛 豊豐 児兒 勲勳 剣劔劍劒 勇勈 巌巖 帯帶 弥彌
応應 戸戶 数數 暦曆 温溫 為爲 与與 亜亞 悪惡 圧壓 囲圍 医醫 壱壹 隠隱 飲飮 営營 衛衞 悦悅 閲閱 縁緣 欧歐 殴毆 奥奧 穏穩
仮假 価價 画畫 壊壞 懐懷 絵繪 概槪 拡擴 殻殼 覚覺 岳嶽 楽樂 渇渴 缶罐 巻卷 陥陷 勧勸 寛寬 歓歡 観觀 気氣 既旣 帰歸 偽僞
戯戲 犠犧 旧舊 拠據 挙擧 虚虛 峡峽 挟挾 狭狹 郷鄕 暁曉 区區 駆驅 薫薰 径徑 茎莖 掲揭 渓溪 経經 蛍螢 軽輕 継繼 鶏鷄 芸藝
撃擊 欠缺 研硏 県縣 倹儉 険險 圏圈 検檢 献獻 権權 顕顯 験驗 厳嚴 効效 恒恆 鉱鑛 号號 砕碎 済濟 剤劑 雑雜 参參 桟棧 蚕蠶
惨慘 賛贊 残殘 糸絲 歯齒 辞辭 湿濕 写寫 釈釋 収收 従從 渋澁 獣獸 縦縱 粛肅 処處 緒緖 叙敍 尚尙 将將 称稱 渉涉 焼燒 証證
奨奬 乗乘 浄淨 剰剩 畳疊 縄繩 壌壤 嬢孃 譲讓 醸釀 触觸 嘱囑 寝寢 慎愼 尽盡 図圖 粋粹 酔醉 穂穗 随隨 髄髓 枢樞 声聲 摂攝
窃竊 専專 浅淺 戦戰 践踐 銭錢 潜潛 繊纖 禅禪 双雙 壮壯 争爭 荘莊 捜搜 挿插 巣巢 装裝 騒騷 蔵藏 臓臟 即卽 属屬 続續 堕墮
対對 体體躰 滞滯 台臺 択擇 担擔 単單 胆膽 団團 断斷 弾彈 遅遲 痴癡 虫蟲 昼晝 鋳鑄 庁廳 徴徵 聴聽 勅敕 鎮鎭 逓遞 点點 転轉
伝傳 灯燈 当當 党黨 盗盜 稲稻 闘鬪 読讀 独獨 届屆 弐貳 悩惱 脳腦 覇霸 拝拜 廃廢 売賣 麦麥 発發 髪髮 抜拔 晩晚 蛮蠻 秘祕
瓶甁 払拂 仏佛 併倂 並竝 餅餠 変變 弁辨瓣辯 歩步 褒襃 翻飜 毎每 満滿 黙默 訳譯 薬藥 予豫 余餘 誉譽 様樣 揺搖 謡謠 頼賴
乱亂 覧覽 両兩 猟獵 涙淚 塁壘 励勵 霊靈 隷隸 齢齡 歴歷 恋戀 錬鍊 炉爐 労勞 楼樓 録錄 湾灣 晋晉 尭堯 遥遙 凛凜 穣穰 禄祿
侠俠 卯夘 乃廼 篤笃 桧檜 篭籠 渕淵渊 薮藪籔 竃竈 諌諫 鴎鷗 砺礪 涛濤 迩邇 蝿蠅 嚢囊 填塡 頬頰 剥剝 嘘噓 焔焰 繍繡 掻搔 涜瀆
醗醱 醤醬 蝉蟬 屡屢 痩瘦 躯軀 鹸鹼 麹麴 噛嚙 靭靱 鯵鰺 鴬鶯 蛎蠣 撹攪 潅灌 頚頸 砿礦 蕊蘂 賎賤 壷壺 梼檮 侭儘 麸麩 騨驒
槌鎚 讃讚 祷禱 莱萊 蝋蠟 箪簞 掴摑 溌潑 桝枡 梁簗 潟泻 皐皋 冴冱 喜㐂 世丗 卒卆 閉閇 職軄 第㐧 迫廹 岡罡 栃杤 鶴靏靎鸖
菊鞠 髭鬚 熙煕 柿柹 祢禰 纐纈 兎兔 莵菟
内內 却卻 弯彎 戻戾 彦彥 没沒 汚污 状狀 産產 絶絕 群羣 聡聰 脱脫 脚腳 葱蔥 説說 税稅 顔顏 黄黃 麺麵麪 隣鄰
亘亙 猫貓 蒋蔣 頴穎 歳歲 床牀 呪咒 稜棱 姫姬 呉吳 教敎 強强 舎舍 涼凉 氷冰 昇曻 橋槗𣘺 土圡 村邨 沖冲 京亰
杯盃 券劵 冊册 鑑鑒 裏裡 舗舖 決决 減减 況况 準凖 協恊 略畧 婿壻聟 雁鴈 煙烟 回囘 携攜 鋭銳 娯娛 柏栢 祇祗
皓晧 紘絋 苺莓 稟禀 倶俱 呑吞 叱𠮟 屏屛 幷并 繋繫 顛顚 妍姸 函凾 丈𠀋 衆眾 毘毗 兼𠔥 廉亷 鎌鐮 凡凢 厨廚
厩廐廏 虻蝱 蚊蟁 筍笋 晒曬 纏纒 闊濶 欅﨔 鰐鱷
`

/**
 * Radicals of the Unicode blocks 2E80–2EF3, as they come out of PDFs, with the kanji for which each stands
 * (Unicode, EquivalentUnifiedIdeograph.txt); those of 2F00–2FD5 are told by NFKC.
 */
const RADICALS =
  '⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺋㔾⺌小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺦丬⺧牛⺨犭⺩王⺫目⺬示⺭礻⺯糸⺰纟⺱罓⺲罒⺳㓁⺴冈⺶羊⺹耂⺺肀⺻聿⺼肉⺾艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻍辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟'

const pairsOf = (text: string): Map<string, string> => {
  const chars = Array.from(text)
  return new Map(chars.flatMap((char, at) => (at % 2 === 0 ? [[char, chars[at + 1] ?? char] as const] : [])))
}
const radicals = pairsOf(RADICALS)

/** Radicals that came with a pasted text as the kanji that was meant (⼭⽥ → 山田); everything else as it is. */
export const withoutRadicals = (text: string): string =>
  text.replace(/[\u2e80-\u2fd5]/g, sign => radicals.get(sign) ?? sign.normalize('NFKC'))

const leads = new Map<string, string>()
for (const group of GROUPS.trim().split(/\s+/)) {
  const [lead = '', ...others] = Array.from(group)
  for (const other of others) leads.set(other, lead)
}

/** The form that stands for all that are the same kanji. */
export const leadingForm = (char: string): string => leads.get(char) ?? char
