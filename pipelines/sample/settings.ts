import type { World } from "./world.js";
import { EXCEL_HEADER, excelName } from "./writeTickets.js";

/** suara.yaml of the made-up desk. */
export const settingsYaml = (
  world: World,
): string => `# A made-up wallet's support desk. Everything in exports/ and reference/ was generated:
# suara sample writes it again, byte for byte, from the same seed.
name: Dompet Contoh
time_zone: Asia/Jakarta

channels:
  chat: { en: In-app chat, id: Chat di aplikasi, zh: 应用内聊天 }
  web: { en: Help centre, id: Pusat bantuan, zh: 帮助中心 }
  social: { en: Social media, id: Media sosial, zh: 社交媒体 }
  phone: { en: Hotline, id: Hotline, zh: 客服热线 }
  email: { en: Email, id: Email, zh: 电子邮件 }
  community: { en: Community, id: Komunitas, zh: 社区 }

# Targets; the most specific line that fits a ticket applies.
sla:
  - { metric: first_response, priority: urgent, within: 30m }
  - { metric: first_response, priority: high, within: 4h }
  - { metric: first_response, priority: normal, within: 8h }
  - { metric: first_response, priority: low, within: 24h }
  - { metric: next_reply, within: 8h }
  - { metric: resolution, within: 3d }

# Public holidays and joint leave of Indonesia; the desk's own days are in reference/holidays.csv.
holidays: ID

# The regulator's clock: working days by which a complaint has to be solved (POJK 22/2023).
complaints:
  - { rule: Account security, categories: [account_security], working_days: 5 }
  - rule: Payments and refunds
    categories: [refund, payment_failure, delayed_transaction]
    working_days: 10
    extension_days: 10

# Chat and phone: answered within the threshold counts as met.
service_level: { threshold: 60s, short_abandon: 5s }

# People by chat and phone: enough that 90 % are answered within that threshold, when a quarter of
# an agent's time goes to breaks, training and illness.
staffing: { answered: 0.9, shrinkage: 0.25 }

# The business clock of channels that are not answered round the clock.
business_hours:
  care:
    channels: [email]
    monday: ["08:00-17:00"]
    tuesday: ["08:00-17:00"]
    wednesday: ["08:00-17:00"]
    thursday: ["08:00-17:00"]
    friday: ["08:00-17:00"]
  # Who gets a refund to look into keeps other hours, whatever the channel.
  refunds:
    teams: [refund_desk]
    monday: ["09:00-16:00"]
    tuesday: ["09:00-16:00"]
    wednesday: ["09:00-16:00"]
    thursday: ["09:00-16:00"]
    friday: ["09:00-15:00"]

sources:
  # One month of email tickets went through a spreadsheet: semicolons, a single-byte
  # encoding, day before month, local times without a zone, Indonesian status words.
  - files: ${excelName(world)}
    delimiter: ";"
    encoding: windows-1252
    time_zone: Asia/Jakarta
    missing: ["-"]
    feeds:
      - feed: ticket
        fields:
          ticket_id: ${EXCEL_HEADER[0]}
          created_at: { columns: [Tanggal, Jam], formats: ["%d/%m/%Y %H:%M:%S"] }
          updated_at: { column: Diubah, formats: ["%d/%m/%Y %H:%M:%S"] }
          first_response_at: { column: Dibalas, formats: ["%d/%m/%Y %H:%M:%S"] }
          solved_at: { column: Selesai, formats: ["%d/%m/%Y %H:%M:%S"] }
          status:
            column: Status
            map: { Baru: new, Proses: open, Selesai: solved, Digabung: merged, Spam: spam, Dihapus: deleted }
          priority: Prioritas
          channel: { constant: email }
          category: Kategori
          text: Pesan
          customer_id: Pelanggan
          opened_by: Dibuka oleh
`;
