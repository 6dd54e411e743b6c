/** How a plan or a draft looks: calm, on a phone, a desk and paper, by day and by night. Nothing is loaded. */
export const PAPER_STYLE = `
:root{color-scheme:light dark;--paper:#f7f5f0;--ink:#22282e;--soft:#59636d;--line:#d5d0c4;--tone:#17616b}
@media(prefers-color-scheme:dark){:root{--paper:#14181c;--ink:#e7e4dd;--soft:#a7b1ba;--line:#3b444c;--tone:#86cbd2}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;overflow-wrap:anywhere}
main{max-width:44rem;margin:0 auto;padding:1.5rem 1.15rem}
main+main{border-top:2px solid var(--line)}
h1,h2,h3{line-height:1.3;text-wrap:balance}
h1{font-size:1.7rem;color:var(--tone)}
h2{font-size:1.25rem;margin:2rem 0 .5rem}
h3{font-size:1.06rem;margin:1.2rem 0 .3rem}
p{margin:.5rem 0}
.strong{font-weight:650}
.note{color:var(--soft);font-size:.93rem}
figure{margin:.6rem 0;padding:.1rem .9rem;border-inline-start:.3rem solid var(--line)}
blockquote{margin:0}
figcaption{color:var(--soft);font-size:.9rem}
@media print{:root{--paper:#fff;--ink:#000;--soft:#333;--line:#999;--tone:#000}h2,h3{break-after:avoid}figure,li{break-inside:avoid}main+main{break-before:page;border:0}}
`

/** SHA-256 of the style in Base64, for the page's policy. A test holds the two together. */
export const PAPER_STYLE_HASH = 'XZoD05GsUpB/zkjB0aK1U+Wdw+E9PO5uXD7vn4/9KR8='
