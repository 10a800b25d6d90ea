import { type Kysely, sql } from 'kysely';

/** Words that people and offices use for one thing, a line each; where the Bureau's list begins. */
const SYNONYMS = `
社保 社会保险 五险 社会保障
医保 医疗保险 医疗保障
养老 养老保险 养老金 退休金
公积金 住房公积金
低保 最低生活保障
失业 失业保险
工伤 工伤保险
就业 用工 招聘 求职
公交 公共交通 公交车 公共汽车 巴士
出租车 的士 计程车
地铁 轨道交通
停车 停车场 车位 泊位 停车位
充电 充电桩 充电站 充电泊位
高速 高速公路
票价 价格 车费 车票
企业 公司 经营主体 市场主体 商事主体
企业登记 工商登记 工商注册 营业执照 企业注册
个体户 个体工商户
信用代码 统一社会信用代码 机构代码
法人 法定代表人 法人代表
注册资本 注册资金
住所 注册地址 经营地址
空气质量 空气污染 大气污染 雾霾 空气
细颗粒物 pm2.5 pm25
可吸入颗粒物 pm10
污水 废水
垃圾 生活垃圾 固体废物 固废
气象 天气
水质 水环境
医院 医疗机构 诊所 卫生院
床位 病床 住院床位
医生 医师 大夫
护士 护理人员
疫苗 预防接种 接种
药店 药房 零售药店
高校 大学 高等学校 高等院校 学院
学校 高校 中小学 院校
幼儿园 学前教育
高考 普通高等学校招生
博物馆 文博 纪念馆
文物 文物保护单位 文保单位 古迹
古墓 古墓葬 墓葬
非遗 非物质文化遗产
景区 旅游景区 旅游区 景点
旅游 游览 观光
酒店 宾馆 旅馆 住宿
民宿 农家乐
图书馆 阅览室
人口 常住人口 户籍人口
人口普查 人普 census
城镇化 城市化
行政区划 区划 行政区域
区划代码 行政区划代码 行政代码
县区 区县
街道 街道办 街道办事处 镇街
乡镇 镇街
更名 改名 名称变更
变更 调整
农产品 特产 农副产品
种植 栽培
亩产 单产
粮食 口粮 谷物
耕地 农田
学历 办学层次
联系电话 电话 电话号码 联系方式
地址 位置 所在地
坐标 经纬度 点位
经度 经纬度
身份证 身份证号 公民身份号码 居民身份证
手机 手机号 移动电话
收费 费用 收费标准
统计 统计数据 统计年鉴
年鉴 统计年鉴
房产 不动产 房地产
房价 住房价格 商品房价格
楼盘 商品房 新建商品房
租房 住房租赁 公租房
物业 物业服务
水费 水价 用水价格
电费 电价 用电价格
燃气 天然气 煤气
供暖 供热 暖气
税 税收 纳税
预算 财政预算
决算 财政决算
招标 招投标 政府采购
处罚 行政处罚 罚款
许可 行政许可 审批
办事 政务服务 办事指南
网点 服务网点 办事大厅
投诉 举报 信访 12345
消防 消防安全
应急 应急管理 突发事件
避难场所 避难所
摄像头 监控 视频监控
无线网络 wifi wlan
5g基站 通信基站 基站
道路 马路 街路
路灯 照明
公园 绿地 广场
公厕 公共厕所 厕所 卫生间
体育场馆 体育馆 健身场所
敬老院 养老院 养老机构
残疾人 残障人士
婚姻 婚姻登记 结婚
车牌 号牌 机动车号牌
驾照 驾驶证
attraction attractions scenic sights tourist
company companies enterprise enterprises firm firms business businesses
university universities college colleges
hospital hospitals clinic clinics
bus buses transit
parking carpark
`;

export async function up(db: Kysely<unknown>): Promise<void> {
  const rows = SYNONYMS.trim()
    .split('\n')
    .flatMap((line, group) => line.split(' ').map((word) => ({ group: group + 1, word })));
  await sql`
    insert into app.search_synonym ("group", word)
    select r."group", r.word from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) r("group" integer, word text)
  `.execute(db);
}
