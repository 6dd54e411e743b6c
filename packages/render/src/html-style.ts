/**
 * How an HTML report looks: calm, on a phone, a desk and paper, by day and by night.
 *
 * Light and dark follow the reader's device. No red: what is strong is filled, what is absent is empty, so the page
 * also works without colours. Nothing is loaded.
 */
export const HTML_STYLE = `
:root{color-scheme:light dark;--paper:#f5f3ee;--card:#fffefb;--ink:#22282e;--soft:#59636d;--line:#dedad0;--link:#17616b;--fill:#2f7480;--empty:#d9d5ca;--mark:#fbe7a6;--markink:#2d2508;--tone:#54708c;--tint:#eaf0f5}
.nothing{--tone:#3c7657;--tint:#e8f2ec}.unclear{--tone:#4c6a87;--tint:#e9eff5}.caution{--tone:#85600f;--tint:#f8efd8}.pattern{--tone:#67478a;--tint:#f0eaf6}
@media(prefers-color-scheme:dark){:root{--paper:#14181c;--card:#1c2227;--ink:#e7e4dd;--soft:#a7b1ba;--line:#333c44;--link:#86cbd2;--fill:#6bb3bc;--empty:#3b444c;--mark:#54471b;--markink:#fbefc4;--tone:#9db7cf;--tint:#1f2a33}
.nothing{--tone:#8cc7a4;--tint:#1b2b23}.unclear{--tone:#9db9d3;--tint:#1e2933}.caution{--tone:#e0bb68;--tint:#2e2714}.pattern{--tone:#c3a8e2;--tint:#2a2236}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","PingFang SC","Microsoft YaHei","Noto Sans CJK SC","WenQuanYi Zen Hei",sans-serif;overflow-wrap:anywhere}
main,body>footer,body>header{max-width:46rem;margin:0 auto;padding:0 1.15rem}
h1,h2,h3,h4{line-height:1.3;margin:0;font-weight:650;text-wrap:balance}
p{margin:.6rem 0}
a{color:var(--link);text-underline-offset:.18em}
a:focus-visible{outline:3px solid var(--link);outline-offset:3px;border-radius:3px}
ul,ol{margin:.5rem 0;padding-inline-start:1.35rem}
li{margin:.35rem 0}li::marker{color:var(--soft)}
body>header.top{padding:2rem 1.15rem .4rem}
.brand{margin:0;color:var(--soft);font-size:.9rem;letter-spacing:.02em}
.top{padding:2rem 0 .4rem}
.top h1,.top h2{font-size:1.85rem;letter-spacing:-.012em;color:var(--tone);margin:.2rem 0 .45rem}
.about{margin:.15rem 0;color:var(--soft);font-size:.95rem}
.part{margin:2.4rem 0 0;scroll-margin-top:1rem}
.part>h2,.part>h3{font-size:1.22rem;margin-bottom:.65rem}
.part-outcome{background:var(--tint);border:1px solid var(--line);border-inline-start:.4rem solid var(--tone);border-radius:.8rem;padding:1.15rem 1.25rem 1rem;margin-top:1.1rem}
.part-outcome>h2,.part-outcome>h3{font-size:.9rem;color:var(--tone);margin-bottom:.3rem}
.lead{font-size:1.28rem;line-height:1.42;font-weight:600;margin:.1rem 0 .9rem;text-wrap:pretty}
.label{font-weight:650}
.labelled>.label{display:block;font-size:.9rem;color:var(--soft);font-weight:600}
.labelled{margin:.75rem 0}
.note{color:var(--soft);font-size:.94rem}
.jump{margin:0 0 1.1rem}
.jump p{margin:.5rem 0}
.jump a{display:inline-block;padding:.5rem .95rem;border-radius:2rem;background:var(--tone);color:var(--card);text-decoration:none;font-weight:600}
.group{margin:1rem 0}
.group>h3,.group>h4{font-size:1rem;margin-bottom:.15rem}
.group ul{margin-top:.2rem}
.meter{display:inline-flex;gap:.2rem;vertical-align:.06em}
.meter i{width:.68rem;height:.68rem;border-radius:50%;border:1.5px solid var(--fill);background:transparent}
.m0 i{border-color:var(--empty)}
.m1 i:nth-child(-n+1),.m2 i:nth-child(-n+2),.m3 i:nth-child(-n+3),.m4 i:nth-child(-n+4),.m5 i{background:var(--fill)}
.part-outcome .meter i{border-color:var(--tone)}
.part-outcome .m1 i:nth-child(-n+1),.part-outcome .m2 i:nth-child(-n+2),.part-outcome .m3 i:nth-child(-n+3),.part-outcome .m4 i:nth-child(-n+4),.part-outcome .m5 i{background:var(--tone)}
.stages{list-style:none;margin:.8rem 0;padding:0;display:grid;gap:.6rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,15.5rem),1fr))}
.stages li{margin:0;padding:.65rem .9rem .7rem;border:1px solid var(--line);border-radius:.7rem;background:var(--card);display:grid;grid-template-columns:1fr auto;gap:.1rem .75rem;align-items:center;align-content:start}
.stages .head{display:flex;flex-wrap:wrap;gap:0 .55rem;align-items:baseline}
.stages .name{font-weight:650}
.stages .status{font-size:.9rem;color:var(--soft)}
.stages .sentence{grid-column:1/-1;font-size:.92rem;line-height:1.45;color:var(--soft)}
.stages .absent{background:transparent;border-style:dashed}
.stages .absent .name{color:var(--soft);font-weight:600}
.labelled .meter{margin-inline-end:.45rem}
.part-approacher{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,17rem),1fr));gap:.1rem 1.6rem}
.part-approacher>h2,.part-approacher>h3,.part-approacher>p{grid-column:1/-1;margin-bottom:.2rem}
.part-approacher .group{margin:.6rem 0}
.card{background:var(--card);border:1px solid var(--line);border-radius:.8rem;padding:1.05rem 1.2rem .85rem;margin:1rem 0;scroll-margin-top:1rem}
.card>h3,.card>h4{font-size:1.1rem}
.card li{margin:.15rem 0}
.card:target{border-color:var(--link);box-shadow:0 0 0 2px var(--link)}
.number{color:var(--soft);font-weight:600;margin-inline-end:.35rem}
.facts{display:flex;flex-wrap:wrap;gap:.15rem .8rem;align-items:center;color:var(--soft);font-size:.92rem;margin:.3rem 0 .2rem}
figure{margin:.8rem 0;padding-inline-start:.9rem;border-inline-start:3px solid var(--line)}
blockquote{margin:0;font-size:1.05rem;line-height:1.65}
.brief{margin:1.6rem 0 0}
.brief>h3,.brief>h4{font-size:1.05rem}
.brief ul,.steps{list-style:none;padding:0;margin:.5rem 0}
.brief li{margin:0;padding:.55rem 0;border-top:1px solid var(--line);scroll-margin-top:1rem}
.brief .name{display:block;font-weight:600;font-size:.95rem}
.brief li:last-child{border-bottom:1px solid var(--line)}
.nothing .brief .name{font-weight:400;color:var(--soft)}
.nothing mark{background:none;color:inherit;padding:0;font-weight:600}
.brief li:target{box-shadow:0 0 0 2px var(--link);border-radius:.2rem}
.steps>li{margin:0 0 1.1rem}
.steps figure{margin:.5rem 0}
.steps blockquote{font-size:1rem}
blockquote p{margin:0}
mark{background:var(--mark);color:var(--markink);border-radius:.2em;padding:.08em .22em;box-decoration-break:clone;-webkit-box-decoration-break:clone}
figcaption{color:var(--soft);font-size:.9rem;margin-top:.25rem}
.part-now ol{list-style:none;padding:0;counter-reset:now;margin:.8rem 0}
.part-now ol li{counter-increment:now;position:relative;margin:0;padding-block:.8rem;padding-inline:3rem 1rem;background:var(--card);border:1px solid var(--line);border-top-width:0}
.part-now ol li:first-child{border-top-width:1px;border-start-start-radius:.8rem;border-start-end-radius:.8rem}
.part-now ol li:last-child{border-end-start-radius:.8rem;border-end-end-radius:.8rem}
.part-now ol li::before{content:counter(now);position:absolute;inset-inline-start:.9rem;top:.85rem;width:1.45rem;height:1.45rem;border-radius:50%;background:var(--fill);color:var(--card);font-size:.85rem;font-weight:700;line-height:1.45rem;text-align:center}
body>footer{margin-top:2.8rem;padding-top:1rem;padding-bottom:2.5rem;color:var(--soft);font-size:.88rem}
.closing{border-top:1px solid var(--line);margin-top:2.4rem;padding-top:.7rem;color:var(--soft);font-size:.9rem}
.closing p:first-child{color:var(--ink)}
main{padding-bottom:2.5rem}
.report+.report{border-top:3px double var(--line);margin-top:3rem}
@media(max-width:34rem){body{font-size:1rem}.top{padding-top:1.3rem}.top h1,.top h2{font-size:1.55rem}.lead{font-size:1.16rem}.part-outcome{padding:1rem 1rem .9rem}.card{padding:.9rem 1rem .7rem}.part{margin-top:2rem}.stages{gap:.45rem}.stages .absent{padding-block:.4rem .45rem}}
@media print{@page{margin:16mm 15mm}
:root,.nothing,.unclear,.caution,.pattern{--paper:#fff;--card:#fff;--ink:#000;--soft:#444;--line:#bbb;--link:#000;--fill:#333;--empty:#999;--mark:#f3e6b3;--markink:#000;--tone:#222;--tint:#fff}
:root{color-scheme:light}
body{font-size:10.5pt;line-height:1.45}main{max-width:none;padding:0}.top{padding-top:0}
.jump a{display:none}.card,.stages li,.brief li,.steps>li,.part-now ol li,figure,.group li{break-inside:avoid}h2,h3,h4{break-after:avoid}
.stages{grid-template-columns:1fr 1fr;gap:2mm}.part{margin-top:7mm}
mark{text-decoration:underline;text-underline-offset:.2em}
mark,.meter i,.part-now ol li::before{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.report+.report{break-before:page;border:0;margin-top:0}}
`

/** SHA-256 of the style, in base64: the page's policy allows this one style and nothing else. */
export const HTML_STYLE_HASH = 'aSR1VtMHcvVV5LAPbfdTdxSeBSC5YiVt7vbb5fVpmug='
