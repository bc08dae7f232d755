/** What `fetch-kinds` fetches: one file each, one line here. */
import { bankAccount } from "./fields/bank-account";
import { barcode } from "./fields/barcode";
import { duration } from "./fields/duration";
import { email } from "./fields/email";
import { idCard } from "./fields/id-card";
import { json } from "./fields/json";
import { rating } from "./fields/rating";
import { time } from "./fields/time";
import { url } from "./fields/url";
import { addKinds } from "./registry";

addKinds([bankAccount, barcode, duration, email, idCard, json, rating, time, url]);
