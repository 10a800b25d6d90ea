/** Words that say that something is asked, or that hold for every dataset: they find nothing by themselves. */
const STOP = `
的 了 和 与 及 或 在 有 是 吗 呢 吧 啊 我 想 要 想要 我想 请 请问 哪 哪些 哪里 哪儿 哪个 谁 什么 怎么 如何 怎样
多少 多少钱 几个 可以 能 能否 能不能 一下 查 查询 查找 找 搜索 看 看看 了解 关于 有关 所有 全部 一个 一些 这个 最新
数据 数据集 信息 资料 情况 下载 大全 洛阳 洛阳市 全市 市 本市 我市
a an the of in on at to for with and or by from about is are was be do does have has had how many much what
which where who when can i me my find show list all any data dataset datasets luoyang city please
`;

const words = new Set(STOP.split(/\s+/).filter((word) => word !== ''));

export function isStopWord(word: string): boolean {
  return words.has(word);
}
