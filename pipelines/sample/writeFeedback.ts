import { writeFileSync } from "node:fs";
import path from "node:path";
import { strToU8, zipSync } from "fflate";
import { dateOf, isoUtc, localInstant } from "./calendar.js";
import type { Ticket } from "./contacts.js";
import { csv } from "./exportFile.js";
import type { SampleFiles } from "./files.js";
import type { Category } from "./phrases.js";
import type { Random } from "./random.js";
import { languageOf, reviewText } from "./texts.js";
import { inIncident, localDay, versionOf, type World } from "./world.js";

const PLAY_HEADER =
  "Package Name,App Version Code,App Version Name,Reviewer Language,Device,Review Submit Date and Time,Review Submit Millis Since Epoch,Review Last Update Date and Time,Review Last Update Millis Since Epoch,Star Rating,Review Title,Review Text,Developer Reply Date and Time,Developer Reply Millis Since Epoch,Developer Reply Text,Review Link";
const SURVEY = "exports/feedback/csat-survey.xlsx";
const NPS = "exports/feedback/nps.csv";
const APP_STORE = "exports/feedback/app-store.ndjson";

/** Reviews and surveys: Play Console CSV in UTF-16, App Store NDJSON, CSAT in a workbook, NPS in CSV. */
/** Share of Android 12 and 13 among Android phones. */
const OLD_ANDROID = 36 / 76;

export class FeedbackExports {
  private readonly files: SampleFiles;
  private readonly world: World;
  private readonly random: Random;
  private readonly directory: string;
  private readonly survey: string[][] = [];
  private number = 0;

  constructor(files: SampleFiles, world: World, random: Random, directory: string) {
    this.files = files;
    this.world = world;
    this.random = random;
    this.directory = directory;
  }

  day(day: number, reviews: number): void {
    for (let i = this.random.poisson(reviews); i > 0; i--) this.review(day);
    for (let i = this.random.poisson(reviews / 4); i > 0; i--) this.nps(day);
  }

  /** One in eight who were answered rates the answer; the longer the wait, the lower. */
  rate(ticket: Ticket): void {
    const wait = ticket.respondedAt - ticket.createdAt;
    if (ticket.solvedAt > this.world.asOf || !Number.isFinite(wait) || !this.random.chance(0.12)) return;
    const mean = 4.4 - 0.35 * Math.log10(1 + wait / 60);
    ticket.csat = Math.min(5, Math.max(1, Math.round(mean + this.random.normal())));
    const at = ticket.solvedAt + 60 * (5 + this.random.whole(600));
    if (at > this.world.asOf || this.survey.length >= 50_000) return;
    this.survey.push([
      `S${this.survey.length + 1}`,
      isoUtc(Math.round(at)),
      "survey",
      "csat",
      String(ticket.csat),
      "5",
      ticket.id,
      ticket.customer,
    ]);
  }

  private moment(day: number): number {
    return localInstant(
      day,
      Math.floor(86_400 * Math.min(0.999, Math.max(0.2, 0.55 + 0.2 * this.random.normal()))),
    );
  }

  private review(day: number): void {
    const { random, world } = this;
    const at = this.moment(day);
    const version = versionOf(random, world, at);
    const isApple = random.chance(0.25);
    // Google Play tells no system version: of Android phones the old ones are about half.
    const isBroken = version === world.badRelease.version && !isApple && random.chance(OLD_ANDROID);
    const isBad = inIncident(world, at) || isBroken;
    const stars = Number(
      random.weighted(isBad ? { 1: 60, 2: 15, 3: 8, 4: 7, 5: 10 } : { 1: 16, 2: 6, 3: 9, 4: 17, 5: 52 }),
    );
    const language = languageOf(random);
    const category: Category = isBad
      ? "delayed_transaction"
      : random.pick(["payment_failure", "refund", "registration", "support_quality", "other"]);
    const text = random.chance(0.3) ? "" : reviewText(random, language, stars, category, version);
    const id = `R${String(++this.number).padStart(7, "0")}`;
    if (isApple) this.appStore(id, at, stars, text, language, version);
    else this.play({ id, at, stars, text, language, version });
  }

  private play(review: {
    id: string;
    at: number;
    stars: number;
    text: string;
    language: string;
    version: string;
  }): void {
    const { random, world } = this;
    const replies = review.text !== "" && review.stars <= 3 && random.chance(0.6);
    const replyAt = review.at + Math.round(random.logNormal(20 * 3600, 0.8));
    const edited = random.chance(0.04) ? review.at + 3 * 86_400 : review.at;
    const reply = replies && replyAt <= world.asOf;
    const millis = (at: number): string => `${at}000`;
    const cells = (updated: number, stars: number) => [
      "id.contoh.dompet",
      "4820",
      review.version,
      review.language === "zh" ? "id" : review.language,
      "a14",
      isoUtc(review.at),
      millis(review.at),
      isoUtc(updated),
      millis(updated),
      stars,
      "",
      review.text,
      reply ? isoUtc(replyAt) : "",
      reply ? millis(replyAt) : "",
      reply ? "Halo Kak, mohon maaf atas kendalanya. Silakan hubungi kami lewat aplikasi." : "",
      review.text === ""
        ? ""
        : `https://play.google.com/console/developers/1/app/2/user-feedback/review-details?reviewId=gp%3A${review.id}&corpus=PUBLIC_REVIEWS`,
    ];
    this.playRecord(review.at, csv(cells(review.at, review.stars)));
    if (edited !== review.at && edited <= world.asOf)
      this.playRecord(edited, csv(cells(edited, Math.min(5, review.stars + 1))));
  }

  private playRecord(at: number, text: string): void {
    const month = dateOf(localDay(at)).slice(0, 7).replace("-", "");
    const name = `exports/reviews/reviews_id.contoh.dompet_${month}.csv`;
    this.files.writer(name, PLAY_HEADER, { encoding: "utf16le" });
    this.files.record(name, text);
  }

  private appStore(
    id: string,
    at: number,
    stars: number,
    text: string,
    language: string,
    version: string,
  ): void {
    this.files.writer(APP_STORE, null);
    const review = {
      feedback_id: id,
      created_at: isoUtc(at),
      channel: "app_store",
      kind: "review",
      score: stars,
      score_scale: 5,
      text,
      language,
      app_version: version,
    };
    this.files.record(APP_STORE, JSON.stringify(review));
  }

  private nps(day: number): void {
    const { random } = this;
    this.files.writer(NPS, "feedback_id,created_at,channel,kind,score,score_scale,language");
    const score = Math.min(10, Math.max(0, Math.round(7.6 + 2.2 * random.normal())));
    this.files.record(
      NPS,
      csv([`N${++this.number}`, isoUtc(this.moment(day)), "survey", "nps", score, 10, languageOf(random)]),
    );
  }

  /** A workbook of one sheet, in the few parts a reader needs, with a fixed date so that its bytes are too. */
  finish(): void {
    const header = [
      "feedback_id",
      "created_at",
      "channel",
      "kind",
      "score",
      "score_scale",
      "ticket_id",
      "customer_id",
    ];
    const cell = (text: string, column: number, row: number): string => {
      const place = `r="${String.fromCharCode(65 + column)}${row + 1}"`;
      return /^\d{1,9}$/.test(text)
        ? `<c ${place}><v>${text}</v></c>`
        : `<c ${place} t="inlineStr"><is><t>${text}</t></is></c>`;
    };
    const rows = [header, ...this.survey]
      .map((row, i) => `<row r="${i + 1}">${row.map((text, column) => cell(text, column, i)).join("")}</row>`)
      .join("");
    const ns = "http://schemas.openxmlformats.org";
    const parts = {
      "[Content_Types].xml": `<Types xmlns="${ns}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
      "_rels/.rels": `<Relationships xmlns="${ns}/package/2006/relationships"><Relationship Id="rId1" Type="${ns}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      "xl/workbook.xml": `<workbook xmlns="${ns}/spreadsheetml/2006/main" xmlns:r="${ns}/officeDocument/2006/relationships"><sheets><sheet name="CSAT" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${ns}/package/2006/relationships"><Relationship Id="rId1" Type="${ns}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      "xl/worksheets/sheet1.xml": `<worksheet xmlns="${ns}/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`,
    };
    const xml = Object.fromEntries(
      Object.entries(parts).map(([name, text]) => [
        name,
        strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${text}`),
      ]),
    );
    writeFileSync(path.join(this.directory, SURVEY), zipSync(xml, { mtime: new Date(2026, 0, 1), level: 6 }));
    this.files.note(SURVEY, this.survey.length);
  }
}
