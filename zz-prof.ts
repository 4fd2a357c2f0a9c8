import { openDatabase } from '/work/main/src/db/pool.server.ts';
import { findProcedures } from '/work/main/src/procedure/find.ts';
import { correct } from '/work/main/src/procedure/rules/slips.ts';
import { vocabularyFor } from '/work/main/src/procedure/sql/vocabulary.ts';
const db=openDatabase('postgres://postgres@127.0.0.1:5472/procweb'); const r=db.forRealm('H48');
const v=await vocabularyFor(r,'H48'); console.log(v.words.size,v.pairs.size);
for (const typed of ['khai sinh','giấy phép','thuế','nhập khẩu hàng hóa','zzzz qqqq','khai sinh lưu động bằng máy bay','giay phep khai thac thuy sna','dangkytauca','','đất đai','người lao động nước ngoài','quyền sử dụng đất','xây dựng công trình cấp III','1.001193']) {
 let best=1e9,tot=0; for(let i=0;i<8;i++){const t=performance.now(); const a=await findProcedures(r,{typed,realm:'H48',viewer:{officer:false},date:'2026-11-21' as any,province:'Quảng Ngãi',limit:20,offset:0}); best=Math.min(best,performance.now()-t); tot=a.total;}
 let t=performance.now(); for(let i=0;i<20;i++) correct(typed,v,true); console.log(typed,tot,best.toFixed(1),'correct',((performance.now()-t)/20).toFixed(2)); }
await db.close();
