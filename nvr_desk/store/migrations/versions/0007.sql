CREATE TABLE account ( -- people of this desk; none at all is a desk of one
  user TEXT NOT NULL, -- name of the account, as it stands in the log
  roles TEXT NOT NULL, -- roles, joined by +
  os_account TEXT, -- account of the operating system it belongs to
  state TEXT NOT NULL, -- active, or disabled: may not sign in
  created_us INTEGER NOT NULL, -- when it was made, UTC
  created_by TEXT NOT NULL, -- user who made it
  password TEXT, -- argon2id in its own notation; empty while none is set
  password_us INTEGER, -- when the password was set, UTC
  password_once INTEGER NOT NULL, -- it is a start password: changed at the first sign-in
  second TEXT NOT NULL, -- second factor: none or totp; the seed is in no database
  second_step INTEGER, -- newest time step whose code was accepted; none of it again
  locked_us INTEGER, -- since when it is locked out, UTC
  locked_why TEXT, -- why, for a person
  notice_us INTEGER, -- when its user last accepted the notice, UTC
  CONSTRAINT pk_account PRIMARY KEY (user),
  CONSTRAINT ck_account_state_word CHECK (state IN ('active', 'disabled')),
  CONSTRAINT ck_account_second_word CHECK (second IN ('none', 'totp')),
  CONSTRAINT ck_account_password_once_bit CHECK (password_once IN (0, 1)),
  CONSTRAINT ck_account_named CHECK (length(user) > 0),
  CONSTRAINT ck_account_password_when CHECK ((password IS NULL) = (password_us IS NULL)),
  CONSTRAINT ck_account_locked_with_reason CHECK (locked_us IS NULL OR locked_why IS NOT NULL)
)
 STRICT;
--
CREATE TABLE audit_entry ( -- the audit log; rows are only ever added (triggers refuse the rest)
  seq INTEGER NOT NULL, -- number of the entry, dense from 1
  body TEXT, -- RFC 8785 canonical JSON of the entry
  prev TEXT, -- chain hash up to the entry before, hex SHA-256
  leaf TEXT, -- SHA-256 of 0x00 and the body, hex
  CONSTRAINT pk_audit_entry PRIMARY KEY (seq)
);
--
CREATE TABLE audit_index ( -- entries by what lists ask for; made from the bodies, proves nothing
  seq INTEGER NOT NULL, -- number of the entry
  time_us INTEGER NOT NULL, -- its time, UTC
  user TEXT NOT NULL, -- who acted
  role TEXT NOT NULL, -- as what
  station TEXT NOT NULL, -- where
  verb TEXT NOT NULL, -- what they did
  phase TEXT NOT NULL, -- genesis, opened, part or closed
  parent INTEGER, -- entry that opened the act it belongs to
  case_number TEXT, -- case as it was named, whether there is such a case or not
  outcome TEXT, -- first word of the outcome: ok, failed, denied, cancelled
  CONSTRAINT pk_audit_index PRIMARY KEY (seq)
)
 STRICT;
--
CREATE INDEX ix_audit_index_case_number ON audit_index (case_number, seq);
--
CREATE INDEX ix_audit_index_outcome ON audit_index (outcome, seq) WHERE outcome <> 'ok';
--
CREATE INDEX ix_audit_index_parent ON audit_index (parent, seq);
--
CREATE INDEX ix_audit_index_time_us ON audit_index (time_us);
--
CREATE INDEX ix_audit_index_user ON audit_index (user, seq);
--
CREATE INDEX ix_audit_index_verb ON audit_index (verb, seq);
--
CREATE TABLE audit_tile ( -- hashes of whole subtrees of the log, so that a proof reads few leaves
  level INTEGER NOT NULL, -- 0: 256 leaves below it, 1: 65,536, and so on
  idx INTEGER NOT NULL, -- which one, from 0
  hash TEXT NOT NULL, -- RFC 6962 hash of that whole subtree, hex
  CONSTRAINT pk_audit_tile PRIMARY KEY (level, idx),
  CONSTRAINT ck_audit_tile_level_range CHECK (level >= 0),
  CONSTRAINT ck_audit_tile_idx_range CHECK (idx >= 0),
  CONSTRAINT ck_audit_tile_hash_hex CHECK (length(hash) = 64 AND hash NOT GLOB '*[^0-9a-f]*')
)
 STRICT;
--
CREATE TABLE case_file ( -- the unit of work and the wall
  number TEXT NOT NULL, -- case number as the agency writes it
  offence TEXT, -- offence code, default for purposes
  lead TEXT, -- user who owns the case
  state TEXT NOT NULL, -- open, or closed: neither searched nor viewed
  opened_us INTEGER NOT NULL, -- when it was opened here, UTC
  closed_us INTEGER, -- when it was closed, UTC
  outcome TEXT, -- how it ended, in words
  zone TEXT, -- IANA zone its times are shown in
  kind TEXT DEFAULT 'case' NOT NULL, -- case, or series: reaches across the cases that series_case names
  CONSTRAINT pk_case_file PRIMARY KEY (number),
  CONSTRAINT ck_case_file_state_word CHECK (state IN ('open', 'closed')),
  CONSTRAINT ck_case_file_kind_word CHECK (kind IN ('case', 'series')),
  CONSTRAINT ck_case_file_closed_when CHECK ((state = 'closed') = (closed_us IS NOT NULL)),
  CONSTRAINT ck_case_file_named CHECK (length(number) > 0)
)
 STRICT;
--
CREATE TABLE clip ( -- one original file's bytes and what they turned out to be
  id INTEGER NOT NULL, -- short name inside this database: tracks repeat it a million times
  sha256 TEXT NOT NULL, -- hash of the bytes: the name of the clip
  bytes INTEGER NOT NULL, -- length of the file in the vault
  state TEXT NOT NULL, -- condition after probe and full decode
  reason TEXT, -- why it is not ok, for a person
  container TEXT, -- container format; empty with all facts when none could be read
  codec TEXT, -- picture codec
  pixel_format TEXT, -- pixel format as coded
  width INTEGER, -- pixels as coded, before rotation
  height INTEGER, -- pixels as coded, before rotation
  rotation INTEGER, -- degrees clockwise that bring it upright
  stream_index INTEGER, -- stream FFmpeg calls best, fixed at probe
  time_base_num INTEGER, -- numerator of the time base in seconds: pts × num / den
  time_base_den INTEGER, -- denominator of the time base
  start_s REAL, -- first pts in seconds, not shifted
  duration_s REAL, -- last pts + its length - first pts, seconds
  frames INTEGER, -- pictures that decoded
  failed_frames INTEGER, -- packets that gave no picture
  variable_rate INTEGER, -- 1 when pictures are not evenly spaced
  nominal_fps REAL, -- pictures a second as written, for display only
  sound_codec TEXT, -- sound codec; empty without sound
  sound_rate_hz INTEGER, -- samples a second
  sound_channels INTEGER, -- sound channels
  created TEXT, -- creation_time of the container as written
  tags TEXT, -- container tags as written, JSON object
  reading TEXT, -- how a file was read that its own container could not say, JSON object; empty otherwise
  aspect_num INTEGER, -- width of a coded pixel; empty where it is square or unknown
  aspect_den INTEGER, -- height of a coded pixel
  CONSTRAINT pk_clip PRIMARY KEY (id),
  CONSTRAINT ck_clip_state_word CHECK (state IN ('ok', 'partial', 'bad', 'unsupported')),
  CONSTRAINT ck_clip_rotation_word CHECK (rotation IN (0, 90, 180, 270)),
  CONSTRAINT ck_clip_bytes_range CHECK (bytes >= 0),
  CONSTRAINT ck_clip_duration_s_range CHECK (duration_s >= 0),
  CONSTRAINT ck_clip_frames_range CHECK (frames >= 0),
  CONSTRAINT ck_clip_failed_frames_range CHECK (failed_frames >= 0),
  CONSTRAINT ck_clip_time_base_range CHECK (time_base_num > 0 AND time_base_den > 0),
  CONSTRAINT ck_clip_aspect_range CHECK (aspect_num > 0 AND aspect_den > 0),
  CONSTRAINT ck_clip_variable_rate_bit CHECK (variable_rate IN (0, 1)),
  CONSTRAINT ck_clip_reading_json CHECK (reading IS NULL OR json_valid(reading)),
  CONSTRAINT ck_clip_sha256_hex CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
  CONSTRAINT uq_clip_sha256 UNIQUE (sha256)
)
 STRICT;
--
CREATE TABLE review ( -- periods of looking that a supervisor looks over
  id INTEGER NOT NULL, -- order of the reviews
  from_us INTEGER NOT NULL, -- first instant under review, UTC
  to_us INTEGER NOT NULL, -- instant behind the last, UTC
  due_us INTEGER NOT NULL, -- when it should be signed off, UTC
  share REAL NOT NULL, -- share of looks drawn at random, 0 to 1
  seed TEXT NOT NULL, -- what the draw follows from; empty text until it is known
  checkpoint_size INTEGER, -- entries under the checkpoint that gave the seed
  made_us INTEGER NOT NULL, -- when the list was made, UTC
  signed_by TEXT, -- supervisor who signed it off
  signed_us INTEGER, -- when, UTC
  words TEXT, -- what they said of it
  CONSTRAINT pk_review PRIMARY KEY (id),
  CONSTRAINT ck_review_share_range CHECK (share BETWEEN 0 AND 1),
  CONSTRAINT ck_review_to_after CHECK (to_us > from_us),
  CONSTRAINT ck_review_signed_whole CHECK ((signed_us IS NULL) = (signed_by IS NULL))
)
 STRICT;
--
CREATE TABLE row_seal ( -- what all rows of a table add up to, whatever their order
  name TEXT NOT NULL, -- table that is summed
  rows INTEGER NOT NULL, -- how many rows it has
  sum BLOB NOT NULL, -- lattice hash of its rows; store/seals.py
  digest TEXT, -- SHA-256 of name, rows and sum; empty while a transaction writes
  CONSTRAINT pk_row_seal PRIMARY KEY (name),
  CONSTRAINT ck_row_seal_rows_range CHECK (rows >= 0),
  CONSTRAINT ck_row_seal_digest_hex CHECK (length(digest) = 64 AND digest NOT GLOB '*[^0-9a-f]*')
)
 STRICT;
--
CREATE TABLE setting ( -- settings of the workspace that differ from the shipped ones
  "key" TEXT NOT NULL, -- name of the setting
  value TEXT NOT NULL, -- its value, JSON
  set_by TEXT NOT NULL, -- user who set it
  set_us INTEGER NOT NULL, -- when, UTC
  CONSTRAINT pk_setting PRIMARY KEY ("key"),
  CONSTRAINT ck_setting_value_said CHECK (length(value) > 0)
)
 STRICT;
--
CREATE TABLE sign_in ( -- who is signed in where; holds no token, only its hash
  id TEXT NOT NULL, -- SHA-256 of its token, or of what binds it to a terminal
  user TEXT NOT NULL, -- account that is signed in
  kind TEXT NOT NULL, -- window, terminal, or job: a ticket for one verb
  binding TEXT NOT NULL, -- what it is bound to: account, session leader, boot
  station TEXT NOT NULL, -- machine it is at
  began_us INTEGER NOT NULL, -- when, UTC
  last_us INTEGER NOT NULL, -- last use, UTC
  mono_us INTEGER NOT NULL, -- last use by the monotonic clock
  boot TEXT NOT NULL, -- boot of the machine that clock counts from
  ends_us INTEGER, -- when it ends at the latest, UTC
  ended_us INTEGER, -- when it ended, UTC
  job TEXT, -- the one verb that a job's ticket is good for
  CONSTRAINT pk_sign_in PRIMARY KEY (id),
  CONSTRAINT ck_sign_in_kind_word CHECK (kind IN ('window', 'terminal', 'job')),
  CONSTRAINT ck_sign_in_job_has_verb CHECK ((kind = 'job') = (job IS NOT NULL))
)
 STRICT;
--
CREATE INDEX ix_sign_in_user ON sign_in (user, began_us);
--
CREATE TABLE sign_in_failure ( -- attempts that failed since the last success or release; the log keeps all
  id INTEGER NOT NULL, -- order of the failures
  user TEXT NOT NULL, -- name that was tried, whether there is such an account or not
  at_us INTEGER NOT NULL, -- when, UTC
  mono_us INTEGER NOT NULL, -- the same by the monotonic clock, which nobody sets back
  boot TEXT NOT NULL, -- boot of the machine that clock counts from
  station TEXT NOT NULL, -- machine it was tried at
  CONSTRAINT pk_sign_in_failure PRIMARY KEY (id),
  CONSTRAINT ck_sign_in_failure_named CHECK (length(user) > 0)
)
 STRICT;
--
CREATE INDEX ix_sign_in_failure_user ON sign_in_failure (user, id);
--
CREATE TABLE workspace ( -- which workspace this database belongs to
  id INTEGER NOT NULL, -- always 1: there is one workspace in a database
  uuid TEXT NOT NULL, -- identity, as in nvr-desk.toml and the genesis entry; proves they belong together
  created_us INTEGER NOT NULL, -- when the database was made, UTC
  CONSTRAINT pk_workspace PRIMARY KEY (id),
  CONSTRAINT ck_workspace_one CHECK (id = 1)
)
 STRICT;
--
CREATE TABLE analysis ( -- a finished look at one clip with one model and one set of settings
  id INTEGER NOT NULL, -- order of finishing
  clip_id INTEGER NOT NULL, -- the clip
  model TEXT NOT NULL, -- name of the detector
  model_sha256 TEXT NOT NULL, -- hash of its weights
  engine TEXT NOT NULL, -- what ran it
  classes TEXT NOT NULL, -- classes the model knows, JSON list
  unverified INTEGER NOT NULL, -- 1 when the weights are not on the shipped list
  settings TEXT NOT NULL, -- canonical JSON of what shapes results
  settings_sha256 TEXT NOT NULL, -- its hash: (clip, model, settings) is never computed twice
  looked_for TEXT NOT NULL, -- classes looked for, JSON list; others are not looked for, not absent
  looks INTEGER NOT NULL, -- pictures the detector was shown
  looked_s REAL NOT NULL, -- seconds of footage looked at; sum over coverage_span, for lists
  tracks INTEGER NOT NULL, -- appearances found, for lists
  seconds REAL NOT NULL, -- wall time it took
  at_us INTEGER NOT NULL, -- when it was stored, UTC
  answers INTEGER NOT NULL, -- 1 on the one look of the clip that lists and searches answer from
  CONSTRAINT pk_analysis PRIMARY KEY (id),
  CONSTRAINT uq_analysis_clip_id_model_sha256_settings_sha256 UNIQUE (clip_id, model_sha256, settings_sha256),
  CONSTRAINT ck_analysis_unverified_bit CHECK (unverified IN (0, 1)),
  CONSTRAINT ck_analysis_answers_bit CHECK (answers IN (0, 1)),
  CONSTRAINT ck_analysis_model_sha256_hex CHECK (length(model_sha256) = 64 AND model_sha256 NOT GLOB '*[^0-9a-f]*'),
  CONSTRAINT ck_analysis_settings_sha256_hex CHECK (length(settings_sha256) = 64 AND settings_sha256 NOT GLOB '*[^0-9a-f]*'),
  CONSTRAINT ck_analysis_looks_range CHECK (looks >= 0),
  CONSTRAINT ck_analysis_looked_s_range CHECK (looked_s >= 0),
  CONSTRAINT ck_analysis_tracks_range CHECK (tracks >= 0),
  CONSTRAINT ck_analysis_seconds_range CHECK (seconds >= 0),
  CONSTRAINT fk_analysis_clip_id FOREIGN KEY(clip_id) REFERENCES clip (id)
)
 STRICT;
--
CREATE INDEX ix_analysis_answers ON analysis (clip_id, answers);
--
CREATE TABLE approval ( -- what needs a second person, and what they said
  id INTEGER NOT NULL, -- order of asking
  kind TEXT NOT NULL, -- what is asked for
  case_number TEXT, -- the case
  object TEXT NOT NULL, -- what it is about, as the log names it
  detail TEXT NOT NULL, -- what exactly is asked, JSON object; good for nothing else
  asked_by TEXT NOT NULL, -- user who asked
  asked_us INTEGER NOT NULL, -- when, UTC
  words TEXT NOT NULL, -- why it is needed
  decided_by TEXT, -- user who decided
  decided_us INTEGER, -- when, UTC
  decision TEXT, -- granted or refused; empty while it waits
  decided_words TEXT, -- why so
  used_us INTEGER, -- when it was used, UTC: good for once
  self_ INTEGER NOT NULL, -- 1 when the same person asked and decided (a desk of one)
  CONSTRAINT pk_approval PRIMARY KEY (id),
  CONSTRAINT ck_approval_kind_word CHECK (kind IN ('export', 'withdrawal', 'series', 'request')),
  CONSTRAINT ck_approval_decision_word CHECK (decision IN ('granted', 'refused')),
  CONSTRAINT ck_approval_detail_said CHECK (length(detail) > 0),
  CONSTRAINT ck_approval_decided_whole CHECK ((decided_us IS NULL) = (decision IS NULL)),
  CONSTRAINT ck_approval_decided_by_whom CHECK ((decided_us IS NULL) = (decided_by IS NULL)),
  CONSTRAINT ck_approval_used_when_granted CHECK (used_us IS NULL OR decision = 'granted'),
  CONSTRAINT ck_approval_self__bit CHECK (self_ IN (0, 1)),
  CONSTRAINT fk_approval_case_number FOREIGN KEY(case_number) REFERENCES case_file (number)
)
 STRICT;
--
CREATE INDEX ix_approval_case_number ON approval (case_number);
--
CREATE TABLE batch ( -- one shipment with its custody
  sha256 TEXT NOT NULL, -- identity: hash over case and sorted (path, hash) list
  case_number TEXT NOT NULL, -- the case it came for
  label TEXT, -- batch_id as the sender wrote it
  source TEXT NOT NULL, -- name of the folder or zip it came in
  manifest_kind TEXT NOT NULL, -- batch, csv or bare: what described the files
  manifest_sha256 TEXT, -- hash of the manifest file
  request TEXT, -- request_id as written
  created TEXT, -- when the sender made it, as written
  received_by TEXT, -- custody: who took it, shown red when empty
  received_from TEXT, -- custody: who handed it over
  medium TEXT, -- custody: on what it came
  received_at TEXT, -- custody: when, as written
  reached INTEGER, -- residents asked; empty where nobody counted
  shared INTEGER, -- residents who shared
  declined INTEGER, -- residents who said no
  silent INTEGER, -- residents who did not answer
  opted_out INTEGER, -- residents who want no requests
  complete INTEGER NOT NULL, -- 1 when every file of the shipment is a row
  received TEXT NOT NULL, -- when ingest began, UTC text
  CONSTRAINT pk_batch PRIMARY KEY (sha256),
  CONSTRAINT ck_batch_manifest_kind_word CHECK (manifest_kind IN ('batch', 'csv', 'bare')),
  CONSTRAINT ck_batch_complete_bit CHECK (complete IN (0, 1)),
  CONSTRAINT ck_batch_sha256_hex CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
  CONSTRAINT ck_batch_manifest_sha256_hex CHECK (length(manifest_sha256) = 64 AND manifest_sha256 NOT GLOB '*[^0-9a-f]*'),
  CONSTRAINT fk_batch_case_number FOREIGN KEY(case_number) REFERENCES case_file (number)
)
 STRICT;
--
CREATE INDEX ix_batch_case_number ON batch (case_number);
--
CREATE TABLE case_incident ( -- what a case is about, when and where: searches far from it are reviewed
  case_number TEXT NOT NULL, -- the case
  at_us INTEGER, -- when it happened or began, UTC
  until_us INTEGER, -- when it ended, UTC
  lat REAL, -- degrees north, WGS 84
  lon REAL, -- degrees east, WGS 84
  radius_m REAL, -- how far around that place looking is expected, metres
  words TEXT NOT NULL, -- what happened
  CONSTRAINT pk_case_incident PRIMARY KEY (case_number),
  CONSTRAINT ck_case_incident_lat_range CHECK (lat BETWEEN -90 AND 90),
  CONSTRAINT ck_case_incident_lon_range CHECK (lon BETWEEN -180 AND 180),
  CONSTRAINT ck_case_incident_radius_m_range CHECK (radius_m >= 0),
  CONSTRAINT ck_case_incident_place_whole CHECK ((lat IS NULL) = (lon IS NULL)),
  CONSTRAINT ck_case_incident_until_after CHECK (until_us >= at_us),
  CONSTRAINT fk_case_incident_case_number FOREIGN KEY(case_number) REFERENCES case_file (number)
)
 STRICT;
--
CREATE TABLE case_member ( -- who works in a case now; the log keeps who ever did
  case_number TEXT NOT NULL, -- the case
  user TEXT NOT NULL, -- account that may work in it
  since_us INTEGER NOT NULL, -- when the user came in, UTC
  CONSTRAINT pk_case_member PRIMARY KEY (case_number, user),
  CONSTRAINT fk_case_member_case_number FOREIGN KEY(case_number) REFERENCES case_file (number)
)
 STRICT;
--
CREATE TABLE clip_pts ( -- the names of a clip's pictures, apart because lists never need them
  clip_id INTEGER NOT NULL, -- the clip
  count INTEGER NOT NULL, -- pictures in the list
  data BLOB NOT NULL, -- pts of every picture in presentation order, repeats kept; store/blob.py
  keys BLOB, -- which of them are key pictures: their places in the list
  places BLOB, -- bytes of the file at which they begin, where no time leads there
  CONSTRAINT pk_clip_pts PRIMARY KEY (clip_id),
  CONSTRAINT ck_clip_pts_count_range CHECK (count >= 0),
  CONSTRAINT fk_clip_pts_clip_id FOREIGN KEY(clip_id) REFERENCES clip (id)
)
 STRICT;
--
CREATE TABLE job ( -- long work: its truth is here, never in a process
  id INTEGER NOT NULL, -- number of the job
  kind TEXT NOT NULL, -- what it does
  case_number TEXT NOT NULL, -- the case it works for
  state TEXT NOT NULL, -- where it stands
  wish TEXT NOT NULL, -- what a person wants of it
  params TEXT NOT NULL, -- its order, JSON object
  created_us INTEGER NOT NULL, -- when it was asked for, UTC
  started_us INTEGER, -- when a runner first took it, UTC
  finished_us INTEGER, -- when it ended, UTC
  attempts INTEGER NOT NULL, -- runners that took it
  owner TEXT, -- host:pid of the runner that holds the lease
  lease_us INTEGER, -- until when the lease holds, UTC; past it anyone may take over
  act INTEGER, -- seq of the entry that opened the run
  total INTEGER NOT NULL, -- items to do
  done INTEGER NOT NULL, -- items done
  failed INTEGER NOT NULL, -- items that failed
  skipped INTEGER NOT NULL, -- items that stood already
  message TEXT NOT NULL, -- last word of the runner, for a person
  eta_s REAL, -- seconds left, estimated
  rate REAL, -- items a second over the last minute
  CONSTRAINT pk_job PRIMARY KEY (id),
  CONSTRAINT ck_job_kind_word CHECK (kind IN ('ingest', 'detect')),
  CONSTRAINT ck_job_state_word CHECK (state IN ('queued', 'running', 'paused', 'done', 'failed', 'cancelled')),
  CONSTRAINT ck_job_wish_word CHECK (wish IN ('run', 'pause', 'cancel')),
  CONSTRAINT ck_job_attempts_range CHECK (attempts >= 0),
  CONSTRAINT ck_job_total_range CHECK (total >= 0),
  CONSTRAINT ck_job_done_range CHECK (done >= 0),
  CONSTRAINT ck_job_failed_range CHECK (failed >= 0),
  CONSTRAINT ck_job_skipped_range CHECK (skipped >= 0),
  CONSTRAINT fk_job_case_number FOREIGN KEY(case_number) REFERENCES case_file (number)
)
 STRICT;
--
CREATE INDEX ix_job_case_number ON job (case_number);
--
CREATE TABLE layer ( -- layers of the map that came from files
  id INTEGER NOT NULL, -- order of import
  case_number TEXT, -- its case; empty for all
  kind TEXT NOT NULL, -- what it shows
  name TEXT NOT NULL, -- what it is called on the map
  source_sha256 TEXT NOT NULL, -- hash of the file it was read from
  features TEXT NOT NULL, -- GeoJSON FeatureCollection, bounded when it was read
  "by" TEXT NOT NULL, -- user who brought it in
  at_us INTEGER NOT NULL, -- when, UTC
  removed_us INTEGER, -- when it was taken away, UTC; empty while it stands
  CONSTRAINT pk_layer PRIMARY KEY (id),
  CONSTRAINT ck_layer_kind_word CHECK (kind IN ('incidents', 'agencies', 'areas', 'other')),
  CONSTRAINT ck_layer_named CHECK (length(name) > 0),
  CONSTRAINT ck_layer_features_json CHECK (json_valid(features)),
  CONSTRAINT ck_layer_source_sha256_hex CHECK (length(source_sha256) = 64 AND source_sha256 NOT GLOB '*[^0-9a-f]*'),
  CONSTRAINT fk_layer_case_number FOREIGN KEY(case_number) REFERENCES case_file (number)
)
 STRICT;
--
CREATE TABLE motion_grid ( -- where in the picture something moved, so that a region can be asked for
  clip_id INTEGER NOT NULL, -- the clip
  rate REAL NOT NULL, -- grids a second of footage
  n INTEGER NOT NULL, -- how many grids
  data BLOB NOT NULL, -- which of 16 by 16 cells moved: n times 256 bits, row by row, through zlib
  CONSTRAINT pk_motion_grid PRIMARY KEY (clip_id),
  CONSTRAINT ck_motion_grid_rate_range CHECK (rate >= 0),
  CONSTRAINT ck_motion_grid_n_range CHECK (n >= 0),
  CONSTRAINT fk_motion_grid_clip_id FOREIGN KEY(clip_id) REFERENCES clip (id)
)
 STRICT;
--
CREATE TABLE packet ( -- packets that left
  id TEXT NOT NULL, -- name of the packet
  case_number TEXT NOT NULL, -- the case
  path TEXT NOT NULL, -- where it was written; it may have been carried off since
  created_us INTEGER NOT NULL, -- when, UTC
  "by" TEXT NOT NULL, -- user who made it
  deliveries INTEGER NOT NULL, -- deliveries in it
  bytes INTEGER NOT NULL, -- length of its payload
  manifest_sha256 TEXT NOT NULL, -- hash of its tag manifest: one line for the whole packet
  CONSTRAINT pk_packet PRIMARY KEY (id),
  CONSTRAINT ck_packet_manifest_sha256_hex CHECK (length(manifest_sha256) = 64 AND manifest_sha256 NOT GLOB '*[^0-9a-f]*'),
  CONSTRAINT ck_packet_deliveries_range CHECK (deliveries >= 0),
  CONSTRAINT ck_packet_bytes_range CHECK (bytes >= 0),
  CONSTRAINT fk_packet_case_number FOREIGN KEY(case_number) REFERENCES case_file (number)
)
 STRICT;
--
CREATE INDEX ix_packet_case_number ON packet (case_number);
--
CREATE TABLE purpose_memory ( -- the last purpose a person stated for a case, offered again; the log keeps all
  user TEXT NOT NULL, -- who stated it
  case_number TEXT NOT NULL, -- for which case
  offence TEXT NOT NULL, -- offence code
  words TEXT NOT NULL, -- why, in the user's words
  since_us INTEGER NOT NULL, -- when it was stated, UTC
  CONSTRAINT pk_purpose_memory PRIMARY KEY (user, case_number),
  CONSTRAINT ck_purpose_memory_said CHECK (length(words) > 0),
  CONSTRAINT fk_purpose_memory_case_number FOREIGN KEY(case_number) REFERENCES case_file (number)
)
 STRICT;
--
CREATE TABLE review_item ( -- acts to look over, and what became of each
  id INTEGER NOT NULL, -- order in the list
  review INTEGER NOT NULL, -- the review
  act_seq INTEGER NOT NULL, -- entry that opened the act
  why TEXT NOT NULL, -- rules that chose it, each with its words; JSON list
  outcome TEXT, -- fine, ask, or refer; empty while undecided
  decided_by TEXT, -- supervisor who decided
  decided_us INTEGER, -- when, UTC
  opened_us INTEGER, -- when its act was opened for review, UTC
  note TEXT, -- what the supervisor wrote or asks
  answer TEXT, -- what the person who looked answered
  answered_by TEXT, -- user who answered
  answered_us INTEGER, -- when, UTC
  CONSTRAINT pk_review_item PRIMARY KEY (id),
  CONSTRAINT uq_review_item_review_act_seq UNIQUE (review, act_seq),
  CONSTRAINT ck_review_item_outcome_word CHECK (outcome IN ('fine', 'ask', 'refer')),
  CONSTRAINT ck_review_item_why_said CHECK (length(why) > 0),
  CONSTRAINT ck_review_item_decided_whole CHECK ((decided_us IS NULL) = (outcome IS NULL)),
  CONSTRAINT ck_review_item_answered_whole CHECK ((answered_us IS NULL) = (answer IS NULL)),
  CONSTRAINT fk_review_item_review FOREIGN KEY(review) REFERENCES review (id)
)
 STRICT;
--
CREATE INDEX ix_review_item_act_seq ON review_item (act_seq);
--
CREATE TABLE saved_search ( -- questions a person asks again
  id INTEGER NOT NULL, -- order of saving
  case_number TEXT NOT NULL, -- the case
  user TEXT NOT NULL, -- whose it is
  name TEXT NOT NULL, -- what they call it
  "query" TEXT NOT NULL, -- the question, JSON object
  made_us INTEGER NOT NULL, -- when it was saved, UTC
  removed_us INTEGER, -- when it was dropped, UTC; empty while it stands
  CONSTRAINT pk_saved_search PRIMARY KEY (id),
  CONSTRAINT ck_saved_search_named CHECK (length(name) > 0),
  CONSTRAINT ck_saved_search_query_json CHECK (json_valid(query)),
  CONSTRAINT fk_saved_search_case_number FOREIGN KEY(case_number) REFERENCES case_file (number)
)
 STRICT;
--
CREATE UNIQUE INDEX ix_saved_search_name ON saved_search (case_number, user, name) WHERE removed_us IS NULL;
--
CREATE TABLE series_case ( -- which cases a series joins; opened by two persons
  series TEXT NOT NULL, -- the series
  case_number TEXT NOT NULL, -- a case of it
  CONSTRAINT pk_series_case PRIMARY KEY (series, case_number),
  CONSTRAINT ck_series_case_not_itself CHECK (series <> case_number),
  CONSTRAINT fk_series_case_series FOREIGN KEY(series) REFERENCES case_file (number),
  CONSTRAINT fk_series_case_case_number FOREIGN KEY(case_number) REFERENCES case_file (number)
)
 STRICT;
--
CREATE INDEX ix_series_case_case_number ON series_case (case_number);
--
CREATE TABLE clip_summary ( -- counts that lists and searches answer from without touching tracks
  analysis_id INTEGER NOT NULL, -- the look
  cls TEXT NOT NULL, -- class
  tracks INTEGER NOT NULL, -- appearances of the class
  first_s REAL NOT NULL, -- start of the first, container seconds
  last_s REAL NOT NULL, -- end of the last, container seconds
  max_conf REAL NOT NULL, -- highest confidence, 0 to 1
  CONSTRAINT pk_clip_summary PRIMARY KEY (analysis_id, cls),
  CONSTRAINT ck_clip_summary_cls_word CHECK (cls IN ('person', 'bicycle', 'car', 'motorcycle', 'bus', 'truck')),
  CONSTRAINT ck_clip_summary_tracks_range CHECK (tracks >= 1),
  CONSTRAINT ck_clip_summary_max_conf_range CHECK (max_conf BETWEEN 0 AND 1),
  CONSTRAINT fk_clip_summary_analysis_id FOREIGN KEY(analysis_id) REFERENCES analysis (id)
)
 STRICT;
--
CREATE TABLE coverage_span ( -- which seconds were decoded and looked at; the rest was not
  analysis_id INTEGER NOT NULL, -- the look
  number INTEGER NOT NULL, -- order within the clip
  start_s REAL NOT NULL, -- container seconds
  end_s REAL NOT NULL, -- container seconds
  kind TEXT NOT NULL, -- looked, still (looked at thinly: nothing moved), decoded only, or failed
  looks_per_s REAL NOT NULL, -- how densely the detector looked
  CONSTRAINT pk_coverage_span PRIMARY KEY (analysis_id, number),
  CONSTRAINT ck_coverage_span_kind_word CHECK (kind IN ('looked', 'still', 'decoded', 'failed')),
  CONSTRAINT ck_coverage_span_looks_per_s_range CHECK (looks_per_s >= 0),
  CONSTRAINT ck_coverage_span_end_after CHECK (end_s >= start_s),
  CONSTRAINT fk_coverage_span_analysis_id FOREIGN KEY(analysis_id) REFERENCES analysis (id)
)
 STRICT;
--
CREATE TABLE delivery ( -- one resident's file for one case: place, time claim, visibility
  id INTEGER NOT NULL, -- short name inside this database
  name_id TEXT NOT NULL, -- 20 hex digits of SHA-256 over batch and path: its name outside
  case_number TEXT NOT NULL, -- the case
  batch_sha256 TEXT NOT NULL, -- the shipment
  clip_id INTEGER NOT NULL, -- the bytes
  path TEXT NOT NULL, -- path inside the shipment
  name TEXT NOT NULL, -- original file name
  item TEXT, -- evidence item number
  camera TEXT NOT NULL, -- alias of the camera; empty text when none was named
  lat REAL, -- degrees north, WGS 84
  lon REAL, -- degrees east, WGS 84
  accuracy_m REAL, -- radius of doubt around the place, metres
  heading_deg REAL, -- where the camera looks, degrees clockwise from north
  fov_deg REAL, -- horizontal angle of view, degrees
  claim_us INTEGER, -- claimed start, UTC; empty is unknown; never overwritten
  claim_zone TEXT, -- IANA zone of the wall clock it was read from
  claim_uncertainty_s REAL, -- doubt either way, seconds
  claim_source TEXT NOT NULL, -- where the claim comes from
  claim_rule TEXT, -- how it was read, for a person
  claim_written TEXT, -- the very text it was read from
  visibility TEXT NOT NULL, -- whether it may be opened, follows consent, hold and term
  offset_s REAL, -- newest correction in seconds; copy of time_correction for lists
  start_us INTEGER, -- claim plus offset, UTC; kept here so that a search needs no sum
  end_us INTEGER, -- start plus length of the clip, UTC
  submitter TEXT, -- resident as the manifest names them
  notes TEXT, -- words that came with it
  rate_ppm REAL, -- drift of the clock, millionths; copy of the newest correction
  anchor_s REAL, -- where the drift is nought, container seconds; copy likewise
  uncertainty_s REAL, -- doubt after correction either way, seconds; copy likewise
  CONSTRAINT pk_delivery PRIMARY KEY (id),
  CONSTRAINT uq_delivery_batch_sha256_path UNIQUE (batch_sha256, path),
  CONSTRAINT ck_delivery_claim_source_word CHECK (claim_source IN ('manifest', 'container', 'file_name', 'overlay', 'resident', 'calibrated', 'unknown')),
  CONSTRAINT ck_delivery_visibility_word CHECK (visibility IN ('shown', 'no_consent', 'withdrawn', 'held', 'expired')),
  CONSTRAINT ck_delivery_lat_range CHECK (lat BETWEEN -90 AND 90),
  CONSTRAINT ck_delivery_lon_range CHECK (lon BETWEEN -180 AND 180),
  CONSTRAINT ck_delivery_accuracy_m_range CHECK (accuracy_m >= 0),
  CONSTRAINT ck_delivery_heading_deg_range CHECK (heading_deg BETWEEN 0 AND 360),
  CONSTRAINT ck_delivery_fov_deg_range CHECK (fov_deg BETWEEN 0 AND 360),
  CONSTRAINT ck_delivery_claim_uncertainty_s_range CHECK (claim_uncertainty_s >= 0),
  CONSTRAINT ck_delivery_uncertainty_s_range CHECK (uncertainty_s >= 0),
  CONSTRAINT ck_delivery_drift_whole CHECK ((rate_ppm IS NULL) = (anchor_s IS NULL)),
  CONSTRAINT ck_delivery_id_shape CHECK (length(name_id) = 20 AND name_id NOT GLOB '*[^0-9a-f]*'),
  CONSTRAINT ck_delivery_end_after CHECK (end_us >= start_us),
  CONSTRAINT uq_delivery_name_id UNIQUE (name_id),
  CONSTRAINT fk_delivery_case_number FOREIGN KEY(case_number) REFERENCES case_file (number),
  CONSTRAINT fk_delivery_batch_sha256 FOREIGN KEY(batch_sha256) REFERENCES batch (sha256),
  CONSTRAINT fk_delivery_clip_id FOREIGN KEY(clip_id) REFERENCES clip (id)
)
 STRICT;
--
CREATE INDEX ix_delivery_batch_sha256 ON delivery (batch_sha256);
--
CREATE INDEX ix_delivery_clip_id ON delivery (clip_id);
--
CREATE INDEX ix_delivery_item ON delivery (case_number, item);
--
CREATE INDEX ix_delivery_name ON delivery (case_number, name);
--
CREATE INDEX ix_delivery_when ON delivery (case_number, visibility, start_us);
--
CREATE TABLE hand_edit ( -- changes of tracks by a person; what the detector found is kept beside them
  id INTEGER NOT NULL, -- order of the changes
  analysis_id INTEGER NOT NULL, -- the look whose tracks were changed
  case_number TEXT NOT NULL, -- the case it was done for
  kind TEXT NOT NULL, -- split or merge
  at_s REAL, -- where a track was split, container seconds
  replaced TEXT NOT NULL, -- numbers of the tracks that it put others in the place of, JSON list
  made TEXT NOT NULL, -- numbers of the tracks that it made, JSON list
  author TEXT NOT NULL, -- user who did it
  reason TEXT NOT NULL, -- why
  at_us INTEGER NOT NULL, -- when, UTC
  undone_by TEXT, -- user who took it back; empty while it holds
  undone_reason TEXT, -- why it was taken back
  undone_us INTEGER, -- when it was taken back, UTC
  CONSTRAINT pk_hand_edit PRIMARY KEY (id),
  CONSTRAINT ck_hand_edit_kind_word CHECK (kind IN ('split', 'merge')),
  CONSTRAINT ck_hand_edit_undone_whole CHECK ((undone_us IS NULL) = (undone_by IS NULL)),
  CONSTRAINT fk_hand_edit_analysis_id FOREIGN KEY(analysis_id) REFERENCES analysis (id),
  CONSTRAINT fk_hand_edit_case_number FOREIGN KEY(case_number) REFERENCES case_file (number)
)
 STRICT;
--
CREATE INDEX ix_hand_edit_analysis_id ON hand_edit (analysis_id);
--
CREATE TABLE job_item ( -- one part of a job
  job_id INTEGER NOT NULL, -- the job
  number INTEGER NOT NULL, -- order of work
  name TEXT NOT NULL, -- clip by hash, or file of a shipment by path
  state TEXT NOT NULL, -- where it stands
  attempts INTEGER NOT NULL, -- times it was begun
  reason TEXT, -- why it failed, for a person
  seconds REAL, -- wall time it took
  CONSTRAINT pk_job_item PRIMARY KEY (job_id, number),
  CONSTRAINT uq_job_item_job_id_name UNIQUE (job_id, name),
  CONSTRAINT ck_job_item_state_word CHECK (state IN ('waiting', 'running', 'done', 'failed', 'skipped')),
  CONSTRAINT ck_job_item_attempts_range CHECK (attempts >= 0),
  CONSTRAINT fk_job_item_job_id FOREIGN KEY(job_id) REFERENCES job (id)
)
 STRICT;
--
CREATE INDEX ix_job_item_state ON job_item (job_id, state, number);
--
CREATE TABLE promise ( -- in which order clips are worth a look; sorts lists, never hides a clip
  analysis_id INTEGER NOT NULL, -- the look
  score REAL NOT NULL, -- 0 to 1, from confidence, number, class, size and motion of what it found
  CONSTRAINT pk_promise PRIMARY KEY (analysis_id),
  CONSTRAINT ck_promise_score_range CHECK (score BETWEEN 0 AND 1),
  CONSTRAINT fk_promise_analysis_id FOREIGN KEY(analysis_id) REFERENCES analysis (id)
)
 STRICT;
--
CREATE TABLE refusal ( -- files of a shipment that made no delivery, and why
  id INTEGER NOT NULL, -- order of refusal
  batch_sha256 TEXT NOT NULL, -- the shipment
  path TEXT NOT NULL, -- path inside the shipment
  code TEXT NOT NULL, -- stable word for the reason
  detail TEXT NOT NULL, -- the reason for a person
  sha256 TEXT, -- hash of the bytes, when they came and are in the vault
  CONSTRAINT pk_refusal PRIMARY KEY (id),
  CONSTRAINT uq_refusal_batch_sha256_path_code UNIQUE (batch_sha256, path, code),
  CONSTRAINT ck_refusal_sha256_hex CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
  CONSTRAINT fk_refusal_batch_sha256 FOREIGN KEY(batch_sha256) REFERENCES batch (sha256)
)
 STRICT;
--
CREATE TABLE clock_pin ( -- one event seen in two clips, or at a known time: clocks are solved from these
  id INTEGER NOT NULL, -- order of pinning
  case_number TEXT NOT NULL, -- the case
  a_delivery INTEGER NOT NULL, -- where the event is seen
  a_s REAL NOT NULL, -- when in its clip, container seconds
  b_delivery INTEGER, -- where the same event is seen too
  b_s REAL, -- when in that clip, container seconds
  instant_us INTEGER, -- the event's own time, UTC, instead of a second clip
  uncertainty_s REAL NOT NULL, -- doubt of the pin either way, seconds
  note TEXT NOT NULL, -- what the event is
  author TEXT NOT NULL, -- user who pinned it
  made_us INTEGER NOT NULL, -- when, UTC
  removed_us INTEGER, -- when it was taken away, UTC; empty while it holds
  CONSTRAINT pk_clock_pin PRIMARY KEY (id),
  CONSTRAINT ck_clock_pin_other_whole CHECK ((b_delivery IS NULL) = (b_s IS NULL)),
  CONSTRAINT ck_clock_pin_one_other CHECK ((b_delivery IS NULL) <> (instant_us IS NULL)),
  CONSTRAINT ck_clock_pin_not_itself CHECK (a_delivery <> b_delivery),
  CONSTRAINT ck_clock_pin_uncertainty_s_range CHECK (uncertainty_s >= 0),
  CONSTRAINT fk_clock_pin_case_number FOREIGN KEY(case_number) REFERENCES case_file (number),
  CONSTRAINT fk_clock_pin_a_delivery FOREIGN KEY(a_delivery) REFERENCES delivery (id),
  CONSTRAINT fk_clock_pin_b_delivery FOREIGN KEY(b_delivery) REFERENCES delivery (id)
)
 STRICT;
--
CREATE INDEX ix_clock_pin_case_number ON clock_pin (case_number);
--
CREATE TABLE consent ( -- every yes and no of a delivery, only ever added
  id INTEGER NOT NULL, -- order of recording: the highest of a delivery holds
  delivery_id INTEGER NOT NULL, -- the delivery
  state TEXT NOT NULL, -- what stands behind our looking
  ref TEXT, -- consent id as written
  scope TEXT, -- case or series: how far it reaches
  given_at TEXT, -- when the resident said so, as written
  terms_sha256 TEXT, -- hash of the terms agreed to
  statement TEXT, -- an officer's words that a resident agreed; stays visible as such
  recorded_by TEXT, -- user who recorded it
  reason TEXT, -- why it was changed
  at_us INTEGER NOT NULL, -- when it was recorded here, UTC
  CONSTRAINT pk_consent PRIMARY KEY (id),
  CONSTRAINT ck_consent_state_word CHECK (state IN ('given', 'posted', 'compelled', 'withdrawn', 'none')),
  CONSTRAINT ck_consent_scope_word CHECK (scope IN ('case', 'series')),
  CONSTRAINT fk_consent_delivery_id FOREIGN KEY(delivery_id) REFERENCES delivery (id)
)
 STRICT;
--
CREATE INDEX ix_consent_newest ON consent (delivery_id, id);
--
CREATE TABLE mark ( -- ranges and points with a note; never deleted, the log keeps each step
  id INTEGER NOT NULL, -- order of making
  uid TEXT NOT NULL, -- 32 hex digits, drawn by lot: its name outside
  case_number TEXT NOT NULL, -- the case it was made for
  delivery_id INTEGER NOT NULL, -- the delivery
  from_s REAL NOT NULL, -- first picture, container seconds
  to_s REAL, -- last picture, container seconds; empty for a point
  from_pts INTEGER NOT NULL, -- pts of the first picture
  to_pts INTEGER, -- pts of the last picture; empty for a point
  track INTEGER, -- number of the appearance it is about
  level TEXT NOT NULL, -- note, notable, or key to the case
  note TEXT NOT NULL, -- what the person saw there
  author TEXT NOT NULL, -- user who made it
  made_us INTEGER NOT NULL, -- when, UTC
  changed_us INTEGER, -- when it was last changed, UTC
  removed_us INTEGER, -- when it was taken away, UTC; empty while it stands
  removed_by TEXT, -- user who took it away
  CONSTRAINT pk_mark PRIMARY KEY (id),
  CONSTRAINT ck_mark_level_word CHECK (level IN ('note', 'notable', 'key')),
  CONSTRAINT ck_mark_uid_shape CHECK (length(uid) = 32 AND uid NOT GLOB '*[^0-9a-f]*'),
  CONSTRAINT ck_mark_range_whole CHECK ((to_s IS NULL) = (to_pts IS NULL)),
  CONSTRAINT ck_mark_to_after CHECK (to_s >= from_s AND to_pts >= from_pts),
  CONSTRAINT ck_mark_removed_whole CHECK ((removed_us IS NULL) = (removed_by IS NULL)),
  CONSTRAINT uq_mark_uid UNIQUE (uid),
  CONSTRAINT fk_mark_case_number FOREIGN KEY(case_number) REFERENCES case_file (number),
  CONSTRAINT fk_mark_delivery_id FOREIGN KEY(delivery_id) REFERENCES delivery (id)
)
 STRICT;
--
CREATE INDEX ix_mark_case_number ON mark (case_number);
--
CREATE INDEX ix_mark_delivery_id ON mark (delivery_id);
--
CREATE TABLE review_state ( -- what each person made of each appearance
  user TEXT NOT NULL, -- who looked
  case_number TEXT NOT NULL, -- the case it was looked at for
  delivery_id INTEGER NOT NULL, -- the delivery
  track INTEGER NOT NULL, -- number of the appearance
  analysis INTEGER NOT NULL, -- the look that found it
  state TEXT NOT NULL, -- seen, relevant or not relevant; unseen has no row
  at_us INTEGER NOT NULL, -- when, UTC
  CONSTRAINT pk_review_state PRIMARY KEY (user, delivery_id, track, analysis),
  CONSTRAINT ck_review_state_state_word CHECK (state IN ('seen', 'relevant', 'not_relevant')),
  CONSTRAINT fk_review_state_case_number FOREIGN KEY(case_number) REFERENCES case_file (number),
  CONSTRAINT fk_review_state_delivery_id FOREIGN KEY(delivery_id) REFERENCES delivery (id),
  CONSTRAINT fk_review_state_analysis FOREIGN KEY(analysis) REFERENCES analysis (id)
)
 STRICT;
--
CREATE INDEX ix_review_state_case ON review_state (user, case_number, state);
--
CREATE TABLE still ( -- single pictures that were written to files
  id INTEGER NOT NULL, -- order of making
  case_number TEXT NOT NULL, -- the case
  delivery_id INTEGER NOT NULL, -- the delivery
  pts INTEGER NOT NULL, -- pts of the picture
  nth INTEGER NOT NULL, -- which one with that pts, from 0
  mark_uid TEXT, -- mark it was made for
  sha256 TEXT NOT NULL, -- hash of the PNG
  path TEXT NOT NULL, -- where it was written; it may have been carried off since
  "by" TEXT NOT NULL, -- user who made it
  at_us INTEGER NOT NULL, -- when, UTC
  CONSTRAINT pk_still PRIMARY KEY (id),
  CONSTRAINT ck_still_sha256_hex CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
  CONSTRAINT ck_still_nth_range CHECK (nth >= 0),
  CONSTRAINT fk_still_case_number FOREIGN KEY(case_number) REFERENCES case_file (number),
  CONSTRAINT fk_still_delivery_id FOREIGN KEY(delivery_id) REFERENCES delivery (id)
)
 STRICT;
--
CREATE INDEX ix_still_case_number ON still (case_number);
--
CREATE INDEX ix_still_delivery_id ON still (delivery_id);
--
CREATE TABLE time_correction ( -- every correction of a time claim, only ever added
  id INTEGER NOT NULL, -- order of recording: the highest of a delivery holds
  delivery_id INTEGER NOT NULL, -- the delivery
  offset_s REAL, -- seconds added to the claim; empty takes the correction back
  reason TEXT NOT NULL, -- how the offset was found
  author TEXT NOT NULL, -- user who set it
  at_us INTEGER NOT NULL, -- when, UTC
  rate_ppm REAL, -- drift besides the offset, millionths: see docs/clock.md
  anchor_s REAL, -- where the drift is nought, container seconds
  uncertainty_s REAL, -- doubt after correction either way, seconds
  source TEXT, -- form, overlay or pins; empty before schema 0006
  zone TEXT, -- IANA zone the corrected time was given in
  CONSTRAINT pk_time_correction PRIMARY KEY (id),
  CONSTRAINT ck_time_correction_source_word CHECK (source IN ('form', 'overlay', 'pins')),
  CONSTRAINT ck_time_correction_uncertainty_s_range CHECK (uncertainty_s >= 0),
  CONSTRAINT ck_time_correction_drift_whole CHECK ((rate_ppm IS NULL) = (anchor_s IS NULL)),
  CONSTRAINT fk_time_correction_delivery_id FOREIGN KEY(delivery_id) REFERENCES delivery (id)
)
 STRICT;
--
CREATE INDEX ix_time_correction_newest ON time_correction (delivery_id, id);
--
CREATE TABLE track ( -- one appearance in one clip; an appearance is no identity
  id INTEGER NOT NULL, -- also the id in track_index
  analysis_id INTEGER NOT NULL, -- the look that found it
  number INTEGER NOT NULL, -- 1, 2, … in order of first sight within the look
  cls TEXT NOT NULL, -- class
  start_s REAL NOT NULL, -- first picture, container seconds
  end_s REAL NOT NULL, -- last picture, container seconds
  best_s REAL NOT NULL, -- picture that shows it best, container seconds
  best_pts INTEGER NOT NULL, -- pts of that picture
  best_conf REAL NOT NULL, -- highest confidence of its looks, 0 to 1
  best_x1 REAL NOT NULL, -- box in the best picture, pixels of the upright picture
  best_y1 REAL NOT NULL, -- box in the best picture, pixels of the upright picture
  best_x2 REAL NOT NULL, -- box in the best picture, pixels of the upright picture
  best_y2 REAL NOT NULL, -- box in the best picture, pixels of the upright picture
  rows INTEGER NOT NULL, -- pictures it is in
  seen INTEGER NOT NULL, -- of these, pictures the detector looked at
  data BLOB NOT NULL, -- pts, boxes, confidences, seen flags; store/blob.py
  upper TEXT, -- colour of trunk or body; empty is unknown
  upper_conf REAL, -- confidence of that colour, 0 to 1
  upper_share REAL, -- share of the sampled points that bear it, 0 to 1
  lower TEXT, -- colour of a person's legs; empty is unknown
  lower_conf REAL, -- confidence of that colour, 0 to 1
  lower_share REAL, -- share of the sampled points that bear it, 0 to 1
  colour_looks INTEGER, -- looks in which colours were taken
  infrared INTEGER, -- 1 when seen on pictures without colours
  direction TEXT, -- way in the picture; empty where nothing was measured
  travelled REAL, -- first to last place, in sizes of its own box
  height_px REAL, -- median height of its boxes, pixels of the upright picture
  height_share REAL, -- the same as a share of the picture's height, 0 to 1
  still_s REAL, -- seconds of its span in which it stood still
  best_score REAL, -- how good the best picture is, 0 to 1
  stands INTEGER DEFAULT 1 NOT NULL, -- 1 while lists and searches show it
  made_by INTEGER, -- the change by hand that made it
  gone_by INTEGER, -- the change by hand that put others in its place
  CONSTRAINT pk_track PRIMARY KEY (id),
  CONSTRAINT uq_track_analysis_id_number UNIQUE (analysis_id, number),
  CONSTRAINT ck_track_upper_word CHECK (upper IN ('black', 'grey', 'white', 'red', 'orange', 'yellow', 'green', 'blue', 'purple', 'pink', 'brown', 'beige')),
  CONSTRAINT ck_track_lower_word CHECK (lower IN ('black', 'grey', 'white', 'red', 'orange', 'yellow', 'green', 'blue', 'purple', 'pink', 'brown', 'beige')),
  CONSTRAINT ck_track_direction_word CHECK (direction IN ('still', 'to-and-fro', 'unclear', 'left', 'right', 'up', 'down', 'up-left', 'up-right', 'down-left', 'down-right')),
  CONSTRAINT ck_track_infrared_bit CHECK (infrared IN (0, 1)),
  CONSTRAINT ck_track_stands_bit CHECK (stands IN (0, 1)),
  CONSTRAINT ck_track_upper_conf_range CHECK (upper_conf BETWEEN 0 AND 1),
  CONSTRAINT ck_track_lower_conf_range CHECK (lower_conf BETWEEN 0 AND 1),
  CONSTRAINT ck_track_height_share_range CHECK (height_share BETWEEN 0 AND 1),
  CONSTRAINT ck_track_cls_word CHECK (cls IN ('person', 'bicycle', 'car', 'motorcycle', 'bus', 'truck')),
  CONSTRAINT ck_track_best_conf_range CHECK (best_conf BETWEEN 0 AND 1),
  CONSTRAINT ck_track_rows_range CHECK (rows >= 1),
  CONSTRAINT ck_track_number_range CHECK (number >= 1),
  CONSTRAINT ck_track_seen_range CHECK (seen BETWEEN 0 AND rows),
  CONSTRAINT ck_track_end_after CHECK (end_s >= start_s),
  CONSTRAINT fk_track_analysis_id FOREIGN KEY(analysis_id) REFERENCES analysis (id),
  CONSTRAINT fk_track_made_by FOREIGN KEY(made_by) REFERENCES hand_edit (id),
  CONSTRAINT fk_track_gone_by FOREIGN KEY(gone_by) REFERENCES hand_edit (id)
)
 STRICT;
--
CREATE INDEX ix_track_gone_by ON track (gone_by) WHERE gone_by IS NOT NULL;
--
CREATE INDEX ix_track_made_by ON track (made_by) WHERE made_by IS NOT NULL;
--
CREATE INDEX ix_track_when ON track (analysis_id, cls, stands, start_s, end_s, best_conf, upper, lower, direction, height_share);
--
CREATE TABLE watched ( -- what each person has seen of each delivery; sums up entries of the log
  user TEXT NOT NULL, -- who looked
  delivery_id INTEGER NOT NULL, -- the delivery
  spans TEXT NOT NULL, -- what they had on screen, JSON list of [from, to] in container seconds
  at_us INTEGER NOT NULL, -- when it last grew, UTC
  CONSTRAINT pk_watched PRIMARY KEY (user, delivery_id),
  CONSTRAINT ck_watched_spans_json CHECK (json_valid(spans)),
  CONSTRAINT fk_watched_delivery_id FOREIGN KEY(delivery_id) REFERENCES delivery (id)
)
 STRICT;
--
CREATE VIRTUAL TABLE track_index USING rtree_i32(
  track_id,
  analysis_0, analysis_1, -- analysis.id, twice
  t0_ms, t1_ms, -- span, milliseconds since the clip's first picture
  x0, x1, -- union of its boxes, pixels of the upright picture
  y0, y1
);
--
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'audit entries are never changed'); END;
--
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'audit entries are never deleted'); END;
--
CREATE TRIGGER audit_index_no_update BEFORE UPDATE ON audit_index
BEGIN SELECT RAISE(ABORT, 'the index is only ever added to'); END;
--
CREATE TRIGGER audit_index_no_delete BEFORE DELETE ON audit_index
BEGIN SELECT RAISE(ABORT, 'the index is only ever added to'); END;
--
CREATE TRIGGER audit_tile_no_update BEFORE UPDATE ON audit_tile
BEGIN SELECT RAISE(ABORT, 'the tree is only ever added to'); END;
--
CREATE TRIGGER audit_tile_no_delete BEFORE DELETE ON audit_tile
BEGIN SELECT RAISE(ABORT, 'the tree is only ever added to'); END;
--
CREATE TRIGGER consent_no_update BEFORE UPDATE ON consent
BEGIN SELECT RAISE(ABORT, 'consents are only ever added'); END;
--
CREATE TRIGGER correction_no_update BEFORE UPDATE ON time_correction
BEGIN SELECT RAISE(ABORT, 'corrections are only ever added'); END;
--
CREATE TRIGGER claim_stays BEFORE UPDATE OF claim_us, claim_zone, claim_uncertainty_s, claim_source, claim_rule, claim_written, clip_id, batch_sha256, path, name_id ON delivery
BEGIN SELECT RAISE(ABORT, 'a claim is never overwritten'); END;
--
CREATE TRIGGER mark_no_delete BEFORE DELETE ON mark
BEGIN SELECT RAISE(ABORT, 'a mark is never deleted'); END;
--
CREATE TRIGGER mark_stays BEFORE UPDATE OF uid, case_number, delivery_id, author, made_us ON mark
BEGIN SELECT RAISE(ABORT, 'what makes a mark never changes'); END;
--
CREATE TRIGGER still_no_delete BEFORE DELETE ON still
BEGIN SELECT RAISE(ABORT, 'a still is never deleted'); END;
--
CREATE TRIGGER still_stays BEFORE UPDATE OF "id", "case_number", "delivery_id", "pts", "nth", "mark_uid", "sha256", "path", "by", "at_us" ON still
BEGIN SELECT RAISE(ABORT, 'what makes a still never changes'); END;
--
CREATE TRIGGER clock_pin_no_delete BEFORE DELETE ON clock_pin
BEGIN SELECT RAISE(ABORT, 'a clock_pin is never deleted'); END;
--
CREATE TRIGGER clock_pin_stays BEFORE UPDATE OF "id", "case_number", "a_delivery", "a_s", "b_delivery", "b_s", "instant_us", "uncertainty_s", "note", "author", "made_us" ON clock_pin
BEGIN SELECT RAISE(ABORT, 'what makes a clock_pin never changes'); END;
--
CREATE TRIGGER saved_search_no_delete BEFORE DELETE ON saved_search
BEGIN SELECT RAISE(ABORT, 'a saved_search is never deleted'); END;
--
CREATE TRIGGER saved_search_stays BEFORE UPDATE OF "id", "case_number", "user", "name", "query", "made_us" ON saved_search
BEGIN SELECT RAISE(ABORT, 'what makes a saved_search never changes'); END;
--
CREATE TRIGGER layer_no_delete BEFORE DELETE ON layer
BEGIN SELECT RAISE(ABORT, 'a layer is never deleted'); END;
--
CREATE TRIGGER layer_stays BEFORE UPDATE OF "id", "case_number", "kind", "name", "source_sha256", "features", "by", "at_us" ON layer
BEGIN SELECT RAISE(ABORT, 'what makes a layer never changes'); END;
--
CREATE TRIGGER hash_stays BEFORE UPDATE OF sha256, bytes ON clip
BEGIN SELECT RAISE(ABORT, 'the name of a clip is its hash'); END;
--
CREATE TRIGGER seal_account_insert AFTER INSERT ON account
BEGIN UPDATE row_seal SET rows = rows + 1, sum = nvr_seal(sum, 1, 'account', NEW."user", NEW."roles", NEW."os_account", NEW."state", NEW."created_us", NEW."created_by", NEW."password", NEW."password_us", NEW."password_once", NEW."second", NEW."second_step", NEW."locked_us", NEW."locked_why", NEW."notice_us"), digest = NULL WHERE name = 'account'; END;
--
CREATE TRIGGER seal_account_update AFTER UPDATE ON account
BEGIN UPDATE row_seal SET sum = nvr_seal(nvr_seal(sum, -1, 'account', OLD."user", OLD."roles", OLD."os_account", OLD."state", OLD."created_us", OLD."created_by", OLD."password", OLD."password_us", OLD."password_once", OLD."second", OLD."second_step", OLD."locked_us", OLD."locked_why", OLD."notice_us"), 1, 'account', NEW."user", NEW."roles", NEW."os_account", NEW."state", NEW."created_us", NEW."created_by", NEW."password", NEW."password_us", NEW."password_once", NEW."second", NEW."second_step", NEW."locked_us", NEW."locked_why", NEW."notice_us"), digest = NULL WHERE name = 'account'; END;
--
CREATE TRIGGER seal_account_delete AFTER DELETE ON account
BEGIN UPDATE row_seal SET rows = rows - 1, sum = nvr_seal(sum, -1, 'account', OLD."user", OLD."roles", OLD."os_account", OLD."state", OLD."created_us", OLD."created_by", OLD."password", OLD."password_us", OLD."password_once", OLD."second", OLD."second_step", OLD."locked_us", OLD."locked_why", OLD."notice_us"), digest = NULL WHERE name = 'account'; END;
--
CREATE TRIGGER seal_analysis_insert AFTER INSERT ON analysis
BEGIN UPDATE row_seal SET rows = rows + 1, sum = nvr_seal(sum, 1, 'analysis', NEW."id", NEW."clip_id", NEW."model", NEW."model_sha256", NEW."engine", NEW."classes", NEW."unverified", NEW."settings", NEW."settings_sha256", NEW."looked_for", NEW."looks", NEW."looked_s", NEW."tracks", NEW."seconds", NEW."at_us", NEW."answers"), digest = NULL WHERE name = 'analysis'; END;
--
CREATE TRIGGER seal_analysis_update AFTER UPDATE ON analysis
BEGIN UPDATE row_seal SET sum = nvr_seal(nvr_seal(sum, -1, 'analysis', OLD."id", OLD."clip_id", OLD."model", OLD."model_sha256", OLD."engine", OLD."classes", OLD."unverified", OLD."settings", OLD."settings_sha256", OLD."looked_for", OLD."looks", OLD."looked_s", OLD."tracks", OLD."seconds", OLD."at_us", OLD."answers"), 1, 'analysis', NEW."id", NEW."clip_id", NEW."model", NEW."model_sha256", NEW."engine", NEW."classes", NEW."unverified", NEW."settings", NEW."settings_sha256", NEW."looked_for", NEW."looks", NEW."looked_s", NEW."tracks", NEW."seconds", NEW."at_us", NEW."answers"), digest = NULL WHERE name = 'analysis'; END;
--
CREATE TRIGGER seal_analysis_delete AFTER DELETE ON analysis
BEGIN UPDATE row_seal SET rows = rows - 1, sum = nvr_seal(sum, -1, 'analysis', OLD."id", OLD."clip_id", OLD."model", OLD."model_sha256", OLD."engine", OLD."classes", OLD."unverified", OLD."settings", OLD."settings_sha256", OLD."looked_for", OLD."looks", OLD."looked_s", OLD."tracks", OLD."seconds", OLD."at_us", OLD."answers"), digest = NULL WHERE name = 'analysis'; END;
--
CREATE TRIGGER seal_approval_insert AFTER INSERT ON approval
BEGIN UPDATE row_seal SET rows = rows + 1, sum = nvr_seal(sum, 1, 'approval', NEW."id", NEW."kind", NEW."case_number", NEW."object", NEW."detail", NEW."asked_by", NEW."asked_us", NEW."words", NEW."decided_by", NEW."decided_us", NEW."decision", NEW."decided_words", NEW."used_us", NEW."self_"), digest = NULL WHERE name = 'approval'; END;
--
CREATE TRIGGER seal_approval_update AFTER UPDATE ON approval
BEGIN UPDATE row_seal SET sum = nvr_seal(nvr_seal(sum, -1, 'approval', OLD."id", OLD."kind", OLD."case_number", OLD."object", OLD."detail", OLD."asked_by", OLD."asked_us", OLD."words", OLD."decided_by", OLD."decided_us", OLD."decision", OLD."decided_words", OLD."used_us", OLD."self_"), 1, 'approval', NEW."id", NEW."kind", NEW."case_number", NEW."object", NEW."detail", NEW."asked_by", NEW."asked_us", NEW."words", NEW."decided_by", NEW."decided_us", NEW."decision", NEW."decided_words", NEW."used_us", NEW."self_"), digest = NULL WHERE name = 'approval'; END;
--
CREATE TRIGGER seal_approval_delete AFTER DELETE ON approval
BEGIN UPDATE row_seal SET rows = rows - 1, sum = nvr_seal(sum, -1, 'approval', OLD."id", OLD."kind", OLD."case_number", OLD."object", OLD."detail", OLD."asked_by", OLD."asked_us", OLD."words", OLD."decided_by", OLD."decided_us", OLD."decision", OLD."decided_words", OLD."used_us", OLD."self_"), digest = NULL WHERE name = 'approval'; END;
--
CREATE TRIGGER seal_batch_insert AFTER INSERT ON batch
BEGIN UPDATE row_seal SET rows = rows + 1, sum = nvr_seal(sum, 1, 'batch', NEW."sha256", NEW."case_number", NEW."label", NEW."source", NEW."manifest_kind", NEW."manifest_sha256", NEW."request", NEW."created", NEW."received_by", NEW."received_from", NEW."medium", NEW."received_at", NEW."reached", NEW."shared", NEW."declined", NEW."silent", NEW."opted_out", NEW."complete", NEW."received"), digest = NULL WHERE name = 'batch'; END;
--
CREATE TRIGGER seal_batch_update AFTER UPDATE ON batch
BEGIN UPDATE row_seal SET sum = nvr_seal(nvr_seal(sum, -1, 'batch', OLD."sha256", OLD."case_number", OLD."label", OLD."source", OLD."manifest_kind", OLD."manifest_sha256", OLD."request", OLD."created", OLD."received_by", OLD."received_from", OLD."medium", OLD."received_at", OLD."reached", OLD."shared", OLD."declined", OLD."silent", OLD."opted_out", OLD."complete", OLD."received"), 1, 'batch', NEW."sha256", NEW."case_number", NEW."label", NEW."source", NEW."manifest_kind", NEW."manifest_sha256", NEW."request", NEW."created", NEW."received_by", NEW."received_from", NEW."medium", NEW."received_at", NEW."reached", NEW."shared", NEW."declined", NEW."silent", NEW."opted_out", NEW."complete", NEW."received"), digest = NULL WHERE name = 'batch'; END;
--
CREATE TRIGGER seal_batch_delete AFTER DELETE ON batch
BEGIN UPDATE row_seal SET rows = rows - 1, sum = nvr_seal(sum, -1, 'batch', OLD."sha256", OLD."case_number", OLD."label", OLD."source", OLD."manifest_kind", OLD."manifest_sha256", OLD."request", OLD."created", OLD."received_by", OLD."received_from", OLD."medium", OLD."received_at", OLD."reached", OLD."shared", OLD."declined", OLD."silent", OLD."opted_out", OLD."complete", OLD."received"), digest = NULL WHERE name = 'batch'; END;
--
CREATE TRIGGER seal_case_file_insert AFTER INSERT ON case_file
BEGIN UPDATE row_seal SET rows = rows + 1, sum = nvr_seal(sum, 1, 'case_file', NEW."number", NEW."offence", NEW."lead", NEW."state", NEW."opened_us", NEW."closed_us", NEW."outcome", NEW."zone", NEW."kind"), digest = NULL WHERE name = 'case_file'; END;
--
CREATE TRIGGER seal_case_file_update AFTER UPDATE ON case_file
BEGIN UPDATE row_seal SET sum = nvr_seal(nvr_seal(sum, -1, 'case_file', OLD."number", OLD."offence", OLD."lead", OLD."state", OLD."opened_us", OLD."closed_us", OLD."outcome", OLD."zone", OLD."kind"), 1, 'case_file', NEW."number", NEW."offence", NEW."lead", NEW."state", NEW."opened_us", NEW."closed_us", NEW."outcome", NEW."zone", NEW."kind"), digest = NULL WHERE name = 'case_file'; END;
--
CREATE TRIGGER seal_case_file_delete AFTER DELETE ON case_file
BEGIN UPDATE row_seal SET rows = rows - 1, sum = nvr_seal(sum, -1, 'case_file', OLD."number", OLD."offence", OLD."lead", OLD."state", OLD."opened_us", OLD."closed_us", OLD."outcome", OLD."zone", OLD."kind"), digest = NULL WHERE name = 'case_file'; END;
--
CREATE TRIGGER seal_case_incident_insert AFTER INSERT ON case_incident
BEGIN UPDATE row_seal SET rows = rows + 1, sum = nvr_seal(sum, 1, 'case_incident', NEW."case_number", NEW."at_us", NEW."until_us", NEW."lat", NEW."lon", NEW."radius_m", NEW."words"), digest = NULL WHERE name = 'case_incident'; END;
--
CREATE TRIGGER seal_case_incident_update AFTER UPDATE ON case_incident
BEGIN UPDATE row_seal SET sum = nvr_seal(nvr_seal(sum, -1, 'case_incident', OLD."case_number", OLD."at_us", OLD."until_us", OLD."lat", OLD."lon", OLD."radius_m", OLD."words"), 1, 'case_incident', NEW."case_number", NEW."at_us", NEW."until_us", NEW."lat", NEW."lon", NEW."radius_m", NEW."words"), digest = NULL WHERE name = 'case_incident'; END;
--
CREATE TRIGGER seal_case_incident_delete AFTER DELETE ON case_incident
BEGIN UPDATE row_seal SET rows = rows - 1, sum = nvr_seal(sum, -1, 'case_incident', OLD."case_number", OLD."at_us", OLD."until_us", OLD."lat", OLD."lon", OLD."radius_m", OLD."words"), digest = NULL WHERE name = 'case_incident'; END;
--
CREATE TRIGGER seal_case_member_insert AFTER INSERT ON case_member
BEGIN UPDATE row_seal SET rows = rows + 1, sum = nvr_seal(sum, 1, 'case_member', NEW."case_number", NEW."user", NEW."since_us"), digest = NULL WHERE name = 'case_member'; END;
--
CREATE TRIGGER seal_case_member_update AFTER UPDATE ON case_member
BEGIN UPDATE row_seal SET sum = nvr_seal(nvr_seal(sum, -1, 'case_member', OLD."case_number", OLD."user", OLD."since_us"), 1, 'case_member', NEW."case_number", NEW."user", NEW."since_us"), digest = NULL WHERE name = 'case_member'; END;
--
CREATE TRIGGER seal_case_member_delete AFTER DELETE ON case_member
BEGIN UPDATE row_seal SET rows = rows - 1, sum = nvr_seal(sum, -1, 'case_member', OLD."case_number", OLD."user", OLD."since_us"), digest = NULL WHERE name = 'case_member'; END;
--
CREATE TRIGGER seal_clip_insert AFTER INSERT ON clip
BEGIN UPDATE row_seal SET rows = rows + 1, sum = nvr_seal(sum, 1, 'clip', NEW."id", NEW."sha256", NEW."bytes", NEW."state", NEW."reason", NEW."container", NEW."codec", NEW."pixel_format", NEW."width", NEW."height", NEW."rotation", NEW."stream_index", NEW."time_base_num", NEW."time_base_den", NEW."start_s", NEW."duration_s", NEW."frames", NEW."failed_frames", NEW."variable_rate", NEW."nominal_fps", NEW."sound_codec", NEW."sound_rate_hz", NEW."sound_channels", NEW."created", NEW."tags", NEW."reading", NEW."aspect_num", NEW."aspect_den"), digest = NULL WHERE name = 'clip'; END;
--
CREATE TRIGGER seal_clip_update AFTER UPDATE ON clip
BEGIN UPDATE row_seal SET sum = nvr_seal(nvr_seal(sum, -1, 'clip', OLD."id", OLD."sha256", OLD."bytes", OLD."state", OLD."reason", OLD."container", OLD."codec", OLD."pixel_format", OLD."width", OLD."height", OLD."rotation", OLD."stream_index", OLD."time_base_num", OLD."time_base_den", OLD."start_s", OLD."duration_s", OLD."frames", OLD."failed_frames", OLD."variable_rate", OLD."nominal_fps", OLD."sound_codec", OLD."sound_rate_hz", OLD."sound_channels", OLD."created", OLD."tags", OLD."reading", OLD."aspect_num", OLD."aspect_den"), 1, 'clip', NEW."id", NEW."sha256", NEW."bytes", NEW."state", NEW."reason", NEW."container", NEW."codec", NEW."pixel_format", NEW."width", NEW."height", NEW."rotation", NEW."stream_index", NEW."time_base_num", NEW."time_base_den", NEW."start_s", NEW."duration_s", NEW."frames", NEW."failed_frames", NEW."variable_rate", NEW."nominal_fps", NEW."sound_codec", NEW."sound_rate_hz", NEW."sound_channels", NEW."created", NEW."tags", NEW."reading", NEW."aspect_num", NEW."aspect_den"), digest = NULL WHERE name = 'clip'; END;
--
CREATE TRIGGER seal_clip_delete AFTER DELETE ON clip
BEGIN UPDATE row_seal SET rows = rows - 1, sum = nvr_seal(sum, -1, 'clip', OLD."id", OLD."sha256", OLD."bytes", OLD."state", OLD."reason", OLD."container", OLD."codec", OLD."pixel_format", OLD."width", OLD."height", OLD."rotation", OLD."stream_index", OLD."time_base_num", OLD."time_base_den", OLD."start_s", OLD."duration_s", OLD."frames", OLD."failed_frames", OLD."variable_rate", OLD."nominal_fps", OLD."sound_codec", OLD."sound_rate_hz", OLD."sound_channels", OLD."created", OLD."tags", OLD."reading", OLD."aspect_num", OLD."aspect_den"), digest = NULL WHERE name = 'clip'; END;
--
CREATE TRIGGER seal_clip_pts_insert AFTER INSERT ON clip_pts
BEGIN UPDATE row_seal SET rows = rows + 1, sum = nvr_seal(sum, 1, 'clip_pts', NEW."clip_id", NEW."count", NEW."data", NEW."keys", NEW."places"), digest = NULL WHERE name = 'clip_pts'; END;
--
CREATE TRIGGER seal_clip_pts_update AFTER UPDATE ON clip_pts
BEGIN UPDATE row_seal SET sum = nvr_seal(nvr_seal(sum, -1, 'clip_pts', OLD."clip_id", OLD."count", OLD."data", OLD."keys", OLD."places"), 1, 'clip_pts', NEW."clip_id", NEW."count", NEW."data", NEW."keys", NEW."places"), digest = NULL WHERE name = 'clip_pts'; END;
--
CREATE TRIGGER seal_clip_pts_delete AFTER DELETE ON clip_pts
BEGIN UPDATE row_seal SET rows = rows - 1, sum = nvr_seal(sum, -1, 'clip_pts', OLD."clip_id", OLD."count", OLD."data", OLD."keys", OLD."places"), digest = NULL WHERE name = 'clip_pts'; END;
--
CREATE TRIGGER seal_clip_summary_insert AFTER INSERT ON clip_summary
BEGIN UPDATE row_seal SET rows = rows + 1, sum = nvr_seal(sum, 1, 'clip_summary', NEW."analysis_id", NEW."cls", NEW."tracks", NEW."first_s", NEW."last_s", NEW."max_conf"), digest = NULL WHERE name = 'clip_summary'; END;
--
CREATE TRIGGER seal_clip_summary_update AFTER UPDATE ON clip_summary
BEGIN UPDATE row_seal SET sum = nvr_seal(nvr_seal(sum, -1, 'clip_summary', OLD."analysis_id", OLD."cls", OLD."tracks", OLD."first_s", OLD."last_s", OLD."max_conf"), 1, 'clip_summary', NEW."analysis_id", NEW."cls", NEW."tracks", NEW."first_s", NEW."last_s", NEW."max_conf"), digest = NULL WHERE name = 'clip_summary'; END;
--
CREATE TRIGGER seal_clip_summary_delete AFTER DELETE ON clip_summary
BEGIN UPDATE row_seal SET rows = rows - 1, sum = nvr_seal(sum, -1, 'clip_summary', OLD."analysis_id", OLD."cls", OLD."tracks", OLD."first_s", OLD."last_s", OLD."max_conf"), digest = NULL WHERE name = 'clip_summary'; END;
--
CREATE TRIGGER seal_clock_pin_insert AFTER INSERT ON clock_pin
BEGIN UPDATE row_seal SET rows = rows + 1, sum = nvr_seal(sum, 1, 'clock_pin', NEW."id", NEW."case_number", NEW."a_delivery", NEW."a_s", NEW."b_delivery", NEW."b_s", NEW."instant_us", NEW."uncertainty_s", NEW."note", NEW."author", NEW."made_us", NEW."removed_us"), digest = NULL WHERE name = 'clock_pin'; END;
--
CREATE TRIGGER seal_clock_pin_update AFTER UPDATE ON clock_pin
BEGIN UPDATE row_seal SET sum = nvr_seal(nvr_seal(sum, -1, 'clock_pin', OLD."id", OLD."case_number", OLD."a_delivery", OLD."a_s", OLD."b_delivery", OLD."b_s", OLD."instant_us", OLD."uncertainty_s", OLD."note", OLD."author", OLD."made_us", OLD."removed_us"), 1, 'clock_pin', NEW."id", NEW."case_number", NEW."a_delivery", NEW."a_s", NEW."b_delivery", NEW."b_s", NEW."instant_us", NEW."uncertainty_s", NEW."note", NEW."author", NEW."made_us", NEW."removed_us"), digest = NULL WHERE name = 'clock_pin'; END;
--
CREATE TRIGGER seal_clock_pin_delete AFTER DELETE ON clock_pin
BEGIN UPDATE row_seal SET rows = rows - 1, sum = nvr_seal(sum, -1, 'clock_pin', OLD."id", OLD."case_number", OLD."a_delivery", OLD."a_s", OLD."b_delivery", OLD."b_s", OLD."instant_us", OLD."uncertainty_s", OLD."note", OLD."author", OLD."made_us", OLD."removed_us"), digest = NULL WHERE name = 'clock_pin'; END;
--
CREATE TRIGGER seal_consent_insert AFTER INSERT ON consent
BEGIN UPDATE row_seal SET rows = rows + 1, sum = nvr_seal(sum, 1, 'consent', NEW."id", NEW."delivery_id", NEW."state", NEW."ref", NEW."scope", NEW."given_at", NEW."terms_sha256", NEW."statement", NEW."recorded_by", NEW."reason", NEW."at_us"), digest = NULL WHERE name = 'consent'; END;
--
CREATE TRIGGER seal_consent_update AFTER UPDATE ON consent
BEGIN UPDATE row_seal SET sum = nvr_seal(nvr_seal(sum, -1, 'consent', OLD."id", OLD."delivery_id", OLD."state", OLD."ref", OLD."scope", OLD."given_at", OLD."terms_sha256", OLD."statement", OLD."recorded_by", OLD."reason", OLD."at_us"), 1, 'consent', NEW."id", NEW."delivery_id", NEW."state", NEW."ref", NEW."scope", NEW."given_at", NEW."terms_sha256", NEW."statement", NEW."recorded_by", NEW."reason", NEW."at_us"), digest = NULL WHERE name = 'consent'; END;
--
CREATE TRIGGER seal_consent_delete AFTER DELETE ON consent
BEGIN UPDATE row_seal SET rows = rows - 1, sum = nvr_seal(sum, -1, 'consent', OLD."id", OLD."delivery_id", OLD."state", OLD."ref", OLD."scope", OLD."given_at", OLD."terms_sha256", OLD."statement", OLD."recorded_by", OLD."reason", OLD."at_us"), digest = NULL WHERE name = 'consent'; END;
--
CREATE TRIGGER seal_coverage_span_insert AFTER INSERT ON coverage_span
BEGIN UPDATE row_seal SET rows = rows + 1, sum = nvr_seal(sum, 1, 'coverage_span', NEW."analysis_id", NEW."number", NEW."start_s", NEW."end_s", NEW."kind", NEW."looks_per_s"), digest = NULL WHERE name = 'coverage_span'; END;
--
CREATE TRIGGER seal_coverage_span_update AFTER UPDATE ON coverage_span
BEGIN UPDATE row_seal SET sum = nvr_seal(nvr_seal(sum, -1, 'coverage_span', OLD."analysis_id", OLD."number", OLD."start_s", OLD."end_s", OLD."kind", OLD."looks_per_s"), 1, 'coverage_span', NEW."analysis_id", NEW."number", NEW."start_s", NEW."end_s", NEW."kind", NEW."looks_per_s"), digest = NULL WHERE name = 'coverage_span'; END;
--
CREATE TRIGGER seal_coverage_span_delete AFTER DELETE ON coverage_span
BEGIN UPDATE row_seal SET rows = rows - 1, sum = nvr_seal(sum, -1, 'coverage_span', OLD."analysis_id", OLD."number", OLD."start_s", OLD."end_s", OLD."kind", OLD."looks_per_s"), digest = NULL WHERE name = 'coverage_span'; END;
--
CREATE TRIGGER seal_delivery_insert AFTER INSERT ON delivery
BEGIN UPDATE row_seal SET rows = rows + 1, sum = nvr_seal(sum, 1, 'delivery', NEW."id", NEW."name_id", NEW."case_number", NEW."batch_sha256", NEW."clip_id", NEW."path", NEW."name", NEW."item", NEW."camera", NEW."lat", NEW."lon", NEW."accuracy_m", NEW."heading_deg", NEW."fov_deg", NEW."claim_us", NEW."claim_zone", NEW."claim_uncertainty_s", NEW."claim_source", NEW."claim_rule", NEW."claim_written", NEW."visibility", NEW."offset_s", NEW."start_us", NEW."end_us", NEW."submitter", NEW."notes", NEW."rate_ppm", NEW."anchor_s", NEW."uncertainty_s"), digest = NULL WHERE name = 'delivery'; END;
--
CREATE TRIGGER seal_delivery_update AFTER UPDATE ON delivery
BEGIN UPDATE row_seal SET sum = nvr_seal(nvr_seal(sum, -1, 'delivery', OLD."id", OLD."name_id", OLD."case_number", OLD."batch_sha256", OLD."clip_id", OLD."path", OLD."name", OLD."item", OLD."camera", OLD."lat", OLD."lon", OLD."accuracy_m", OLD."heading_deg", OLD."fov_deg", OLD."claim_us", OLD."claim_zone", OLD."claim_uncertainty_s", OLD."claim_source", OLD."claim_rule", OLD."claim_written", OLD."visibility", OLD."offset_s", OLD."start_us", OLD."end_us", OLD."submitter", OLD."notes", OLD."rate_ppm", OLD."anchor_s", OLD."uncertainty_s"), 1, 'delivery', NEW."id", NEW."name_id", NEW."case_number", NEW."batch_sha256", NEW."clip_id", NEW."path", NEW."name", NEW."item", NEW."camera", NEW."lat", NEW."lon", NEW."accuracy_m", NEW."heading_deg", NEW."fov_deg", NEW."claim_us", NEW."claim_zone", NEW."claim_uncertainty_s", NEW."claim_source", NEW."claim_rule", NEW."claim_written", NEW."visibility", NEW."offset_s", NEW."start_us", NEW."end_us", NEW."submitter", NEW."notes", NEW."rate_ppm", NEW."anchor_s", NEW."uncertainty_s"), digest = NULL WHERE name = 'delivery'; END;
--
CREATE TRIGGER seal_delivery_delete AFTER DELETE ON delivery
BEGIN UPDATE row_seal SET rows = rows - 1, sum = nvr_seal(sum, -1, 'delivery', OLD."id", OLD."name_id", OLD."case_number", OLD."batch_sha256", OLD."clip_id", OLD."path", OLD."name", OLD."item", OLD."camera", OLD."lat", OLD."lon", OLD."accuracy_m", OLD."heading_deg", OLD."fov_deg", OLD."claim_us", OLD."claim_zone", OLD."claim_uncertainty_s", OLD."claim_source", OLD."claim_rule", OLD."claim_written", OLD."visibility", OLD."offset_s", OLD."start_us", OLD."end_us", OLD."submitter", OLD."notes", OLD."rate_ppm", OLD."anchor_s", OLD."uncertainty_s"), digest = NULL WHERE name = 'delivery'; END;
--
CREATE TRIGGER seal_hand_edit_insert AFTER INSERT ON hand_edit
BEGIN UPDATE row_seal SET rows = rows + 1, sum = nvr_seal(sum, 1, 'hand_edit', NEW."id", NEW."analysis_id", NEW."case_number", NEW."kind", NEW."at_s", NEW."replaced", NEW."made", NEW."author", NEW."reason", NEW."at_us", NEW."undone_by", NEW."undone_reason", NEW."undone_us"), digest = NULL WHERE name = 'hand_edit'; END;
--
CREATE TRIGGER seal_hand_edit_update AFTER UPDATE ON hand_edit
BEGIN UPDATE row_seal SET sum = nvr_seal(nvr_seal(sum, -1, 'hand_edit', OLD."id", OLD."analysis_id", OLD."case_number", OLD."kind", OLD."at_s", OLD."replaced", OLD."made", OLD."author", OLD."reason", OLD."at_us", OLD."undone_by", OLD."undone_reason", OLD."undone_us"), 1, 'hand_edit', NEW."id", NEW."analysis_id", NEW."case_number", NEW."kind", NEW."at_s", NEW."replaced", NEW."made", NEW."author", NEW."reason", NEW."at_us", NEW."undone_by", NEW."undone_reason", NEW."undone_us"), digest = NULL WHERE name = 'hand_edit'; END;
--
CREATE TRIGGER seal_hand_edit_delete AFTER DELETE ON hand_edit
BEGIN UPDATE row_seal SET rows = rows - 1, sum = nvr_seal(sum, -1, 'hand_edit', OLD."id", OLD."analysis_id", OLD."case_number", OLD."kind", OLD."at_s", OLD."replaced", OLD."made", OLD."author", OLD."reason", OLD."at_us", OLD."undone_by", OLD."undone_reason", OLD."undone_us"), digest = NULL WHERE name = 'hand_edit'; END;
--
CREATE TRIGGER seal_layer_insert AFTER INSERT ON layer
BEGIN UPDATE row_seal SET rows = rows + 1, sum = nvr_seal(sum, 1, 'layer', NEW."id", NEW."case_number", NEW."kind", NEW."name", NEW."source_sha256", NEW."features", NEW."by", NEW."at_us", NEW."removed_us"), digest = NULL WHERE name = 'layer'; END;
--
CREATE TRIGGER seal_layer_update AFTER UPDATE ON layer
BEGIN UPDATE row_seal SET sum = nvr_seal(nvr_seal(sum, -1, 'layer', OLD."id", OLD."case_number", OLD."kind", OLD."name", OLD."source_sha256", OLD."features", OLD."by", OLD."at_us", OLD."removed_us"), 1, 'layer', NEW."id", NEW."case_number", NEW."kind", NEW."name", NEW."source_sha256", NEW."features", NEW."by", NEW."at_us", NEW."removed_us"), digest = NULL WHERE name = 'layer'; END;
--
CREATE TRIGGER seal_layer_delete AFTER DELETE ON layer
BEGIN UPDATE row_seal SET rows = rows - 1, sum = nvr_seal(sum, -1, 'layer', OLD."id", OLD."case_number", OLD."kind", OLD."name", OLD."source_sha256", OLD."features", OLD."by", OLD."at_us", OLD."removed_us"), digest = NULL WHERE name = 'layer'; END;
--
CREATE TRIGGER seal_mark_insert AFTER INSERT ON mark
BEGIN UPDATE row_seal SET rows = rows + 1, sum = nvr_seal(sum, 1, 'mark', NEW."id", NEW."uid", NEW."case_number", NEW."delivery_id", NEW."from_s", NEW."to_s", NEW."from_pts", NEW."to_pts", NEW."track", NEW."level", NEW."note", NEW."author", NEW."made_us", NEW."changed_us", NEW."removed_us", NEW."removed_by"), digest = NULL WHERE name = 'mark'; END;
--
CREATE TRIGGER seal_mark_update AFTER UPDATE ON mark
BEGIN UPDATE row_seal SET sum = nvr_seal(nvr_seal(sum, -1, 'mark', OLD."id", OLD."uid", OLD."case_number", OLD."delivery_id", OLD."from_s", OLD."to_s", OLD."from_pts", OLD."to_pts", OLD."track", OLD."level", OLD."note", OLD."author", OLD."made_us", OLD."changed_us", OLD."removed_us", OLD."removed_by"), 1, 'mark', NEW."id", NEW."uid", NEW."case_number", NEW."delivery_id", NEW."from_s", NEW."to_s", NEW."from_pts", NEW."to_pts", NEW."track", NEW."level", NEW."note", NEW."author", NEW."made_us", NEW."changed_us", NEW."removed_us", NEW."removed_by"), digest = NULL WHERE name = 'mark'; END;
--
CREATE TRIGGER seal_mark_delete AFTER DELETE ON mark
BEGIN UPDATE row_seal SET rows = rows - 1, sum = nvr_seal(sum, -1, 'mark', OLD."id", OLD."uid", OLD."case_number", OLD."delivery_id", OLD."from_s", OLD."to_s", OLD."from_pts", OLD."to_pts", OLD."track", OLD."level", OLD."note", OLD."author", OLD."made_us", OLD."changed_us", OLD."removed_us", OLD."removed_by"), digest = NULL WHERE name = 'mark'; END;
--
CREATE TRIGGER seal_motion_grid_insert AFTER INSERT ON motion_grid
BEGIN UPDATE row_seal SET rows = rows + 1, sum = nvr_seal(sum, 1, 'motion_grid', NEW."clip_id", NEW."rate", NEW."n", NEW."data"), digest = NULL WHERE name = 'motion_grid'; END;
--
CREATE TRIGGER seal_motion_grid_update AFTER UPDATE ON motion_grid
BEGIN UPDATE row_seal SET sum = nvr_seal(nvr_seal(sum, -1, 'motion_grid', OLD."clip_id", OLD."rate", OLD."n", OLD."data"), 1, 'motion_grid', NEW."clip_id", NEW."rate", NEW."n", NEW."data"), digest = NULL WHERE name = 'motion_grid'; END;
--
CREATE TRIGGER seal_motion_grid_delete AFTER DELETE ON motion_grid
BEGIN UPDATE row_seal SET rows = rows - 1, sum = nvr_seal(sum, -1, 'motion_grid', OLD."clip_id", OLD."rate", OLD."n", OLD."data"), digest = NULL WHERE name = 'motion_grid'; END;
--
CREATE TRIGGER seal_packet_insert AFTER INSERT ON packet
BEGIN UPDATE row_seal SET rows = rows + 1, sum = nvr_seal(sum, 1, 'packet', NEW."id", NEW."case_number", NEW."path", NEW."created_us", NEW."by", NEW."deliveries", NEW."bytes", NEW."manifest_sha256"), digest = NULL WHERE name = 'packet'; END;
--
CREATE TRIGGER seal_packet_update AFTER UPDATE ON packet
BEGIN UPDATE row_seal SET sum = nvr_seal(nvr_seal(sum, -1, 'packet', OLD."id", OLD."case_number", OLD."path", OLD."created_us", OLD."by", OLD."deliveries", OLD."bytes", OLD."manifest_sha256"), 1, 'packet', NEW."id", NEW."case_number", NEW."path", NEW."created_us", NEW."by", NEW."deliveries", NEW."bytes", NEW."manifest_sha256"), digest = NULL WHERE name = 'packet'; END;
--
CREATE TRIGGER seal_packet_delete AFTER DELETE ON packet
BEGIN UPDATE row_seal SET rows = rows - 1, sum = nvr_seal(sum, -1, 'packet', OLD."id", OLD."case_number", OLD."path", OLD."created_us", OLD."by", OLD."deliveries", OLD."bytes", OLD."manifest_sha256"), digest = NULL WHERE name = 'packet'; END;
--
CREATE TRIGGER seal_promise_insert AFTER INSERT ON promise
BEGIN UPDATE row_seal SET rows = rows + 1, sum = nvr_seal(sum, 1, 'promise', NEW."analysis_id", NEW."score"), digest = NULL WHERE name = 'promise'; END;
--
CREATE TRIGGER seal_promise_update AFTER UPDATE ON promise
BEGIN UPDATE row_seal SET sum = nvr_seal(nvr_seal(sum, -1, 'promise', OLD."analysis_id", OLD."score"), 1, 'promise', NEW."analysis_id", NEW."score"), digest = NULL WHERE name = 'promise'; END;
--
CREATE TRIGGER seal_promise_delete AFTER DELETE ON promise
BEGIN UPDATE row_seal SET rows = rows - 1, sum = nvr_seal(sum, -1, 'promise', OLD."analysis_id", OLD."score"), digest = NULL WHERE name = 'promise'; END;
--
CREATE TRIGGER seal_purpose_memory_insert AFTER INSERT ON purpose_memory
BEGIN UPDATE row_seal SET rows = rows + 1, sum = nvr_seal(sum, 1, 'purpose_memory', NEW."user", NEW."case_number", NEW."offence", NEW."words", NEW."since_us"), digest = NULL WHERE name = 'purpose_memory'; END;
--
CREATE TRIGGER seal_purpose_memory_update AFTER UPDATE ON purpose_memory
BEGIN UPDATE row_seal SET sum = nvr_seal(nvr_seal(sum, -1, 'purpose_memory', OLD."user", OLD."case_number", OLD."offence", OLD."words", OLD."since_us"), 1, 'purpose_memory', NEW."user", NEW."case_number", NEW."offence", NEW."words", NEW."since_us"), digest = NULL WHERE name = 'purpose_memory'; END;
--
CREATE TRIGGER seal_purpose_memory_delete AFTER DELETE ON purpose_memory
BEGIN UPDATE row_seal SET rows = rows - 1, sum = nvr_seal(sum, -1, 'purpose_memory', OLD."user", OLD."case_number", OLD."offence", OLD."words", OLD."since_us"), digest = NULL WHERE name = 'purpose_memory'; END;
--
CREATE TRIGGER seal_refusal_insert AFTER INSERT ON refusal
BEGIN UPDATE row_seal SET rows = rows + 1, sum = nvr_seal(sum, 1, 'refusal', NEW."id", NEW."batch_sha256", NEW."path", NEW."code", NEW."detail", NEW."sha256"), digest = NULL WHERE name = 'refusal'; END;
--
CREATE TRIGGER seal_refusal_update AFTER UPDATE ON refusal
BEGIN UPDATE row_seal SET sum = nvr_seal(nvr_seal(sum, -1, 'refusal', OLD."id", OLD."batch_sha256", OLD."path", OLD."code", OLD."detail", OLD."sha256"), 1, 'refusal', NEW."id", NEW."batch_sha256", NEW."path", NEW."code", NEW."detail", NEW."sha256"), digest = NULL WHERE name = 'refusal'; END;
--
CREATE TRIGGER seal_refusal_delete AFTER DELETE ON refusal
BEGIN UPDATE row_seal SET rows = rows - 1, sum = nvr_seal(sum, -1, 'refusal', OLD."id", OLD."batch_sha256", OLD."path", OLD."code", OLD."detail", OLD."sha256"), digest = NULL WHERE name = 'refusal'; END;
--
CREATE TRIGGER seal_review_insert AFTER INSERT ON review
BEGIN UPDATE row_seal SET rows = rows + 1, sum = nvr_seal(sum, 1, 'review', NEW."id", NEW."from_us", NEW."to_us", NEW."due_us", NEW."share", NEW."seed", NEW."checkpoint_size", NEW."made_us", NEW."signed_by", NEW."signed_us", NEW."words"), digest = NULL WHERE name = 'review'; END;
--
CREATE TRIGGER seal_review_update AFTER UPDATE ON review
BEGIN UPDATE row_seal SET sum = nvr_seal(nvr_seal(sum, -1, 'review', OLD."id", OLD."from_us", OLD."to_us", OLD."due_us", OLD."share", OLD."seed", OLD."checkpoint_size", OLD."made_us", OLD."signed_by", OLD."signed_us", OLD."words"), 1, 'review', NEW."id", NEW."from_us", NEW."to_us", NEW."due_us", NEW."share", NEW."seed", NEW."checkpoint_size", NEW."made_us", NEW."signed_by", NEW."signed_us", NEW."words"), digest = NULL WHERE name = 'review'; END;
--
CREATE TRIGGER seal_review_delete AFTER DELETE ON review
BEGIN UPDATE row_seal SET rows = rows - 1, sum = nvr_seal(sum, -1, 'review', OLD."id", OLD."from_us", OLD."to_us", OLD."due_us", OLD."share", OLD."seed", OLD."checkpoint_size", OLD."made_us", OLD."signed_by", OLD."signed_us", OLD."words"), digest = NULL WHERE name = 'review'; END;
--
CREATE TRIGGER seal_review_item_insert AFTER INSERT ON review_item
BEGIN UPDATE row_seal SET rows = rows + 1, sum = nvr_seal(sum, 1, 'review_item', NEW."id", NEW."review", NEW."act_seq", NEW."why", NEW."outcome", NEW."decided_by", NEW."decided_us", NEW."opened_us", NEW."note", NEW."answer", NEW."answered_by", NEW."answered_us"), digest = NULL WHERE name = 'review_item'; END;
--
CREATE TRIGGER seal_review_item_update AFTER UPDATE ON review_item
BEGIN UPDATE row_seal SET sum = nvr_seal(nvr_seal(sum, -1, 'review_item', OLD."id", OLD."review", OLD."act_seq", OLD."why", OLD."outcome", OLD."decided_by", OLD."decided_us", OLD."opened_us", OLD."note", OLD."answer", OLD."answered_by", OLD."answered_us"), 1, 'review_item', NEW."id", NEW."review", NEW."act_seq", NEW."why", NEW."outcome", NEW."decided_by", NEW."decided_us", NEW."opened_us", NEW."note", NEW."answer", NEW."answered_by", NEW."answered_us"), digest = NULL WHERE name = 'review_item'; END;
--
CREATE TRIGGER seal_review_item_delete AFTER DELETE ON review_item
BEGIN UPDATE row_seal SET rows = rows - 1, sum = nvr_seal(sum, -1, 'review_item', OLD."id", OLD."review", OLD."act_seq", OLD."why", OLD."outcome", OLD."decided_by", OLD."decided_us", OLD."opened_us", OLD."note", OLD."answer", OLD."answered_by", OLD."answered_us"), digest = NULL WHERE name = 'review_item'; END;
--
CREATE TRIGGER seal_review_state_insert AFTER INSERT ON review_state
BEGIN UPDATE row_seal SET rows = rows + 1, sum = nvr_seal(sum, 1, 'review_state', NEW."user", NEW."case_number", NEW."delivery_id", NEW."track", NEW."analysis", NEW."state", NEW."at_us"), digest = NULL WHERE name = 'review_state'; END;
--
CREATE TRIGGER seal_review_state_update AFTER UPDATE ON review_state
BEGIN UPDATE row_seal SET sum = nvr_seal(nvr_seal(sum, -1, 'review_state', OLD."user", OLD."case_number", OLD."delivery_id", OLD."track", OLD."analysis", OLD."state", OLD."at_us"), 1, 'review_state', NEW."user", NEW."case_number", NEW."delivery_id", NEW."track", NEW."analysis", NEW."state", NEW."at_us"), digest = NULL WHERE name = 'review_state'; END;
--
CREATE TRIGGER seal_review_state_delete AFTER DELETE ON review_state
BEGIN UPDATE row_seal SET rows = rows - 1, sum = nvr_seal(sum, -1, 'review_state', OLD."user", OLD."case_number", OLD."delivery_id", OLD."track", OLD."analysis", OLD."state", OLD."at_us"), digest = NULL WHERE name = 'review_state'; END;
--
CREATE TRIGGER seal_saved_search_insert AFTER INSERT ON saved_search
BEGIN UPDATE row_seal SET rows = rows + 1, sum = nvr_seal(sum, 1, 'saved_search', NEW."id", NEW."case_number", NEW."user", NEW."name", NEW."query", NEW."made_us", NEW."removed_us"), digest = NULL WHERE name = 'saved_search'; END;
--
CREATE TRIGGER seal_saved_search_update AFTER UPDATE ON saved_search
BEGIN UPDATE row_seal SET sum = nvr_seal(nvr_seal(sum, -1, 'saved_search', OLD."id", OLD."case_number", OLD."user", OLD."name", OLD."query", OLD."made_us", OLD."removed_us"), 1, 'saved_search', NEW."id", NEW."case_number", NEW."user", NEW."name", NEW."query", NEW."made_us", NEW."removed_us"), digest = NULL WHERE name = 'saved_search'; END;
--
CREATE TRIGGER seal_saved_search_delete AFTER DELETE ON saved_search
BEGIN UPDATE row_seal SET rows = rows - 1, sum = nvr_seal(sum, -1, 'saved_search', OLD."id", OLD."case_number", OLD."user", OLD."name", OLD."query", OLD."made_us", OLD."removed_us"), digest = NULL WHERE name = 'saved_search'; END;
--
CREATE TRIGGER seal_series_case_insert AFTER INSERT ON series_case
BEGIN UPDATE row_seal SET rows = rows + 1, sum = nvr_seal(sum, 1, 'series_case', NEW."series", NEW."case_number"), digest = NULL WHERE name = 'series_case'; END;
--
CREATE TRIGGER seal_series_case_update AFTER UPDATE ON series_case
BEGIN UPDATE row_seal SET sum = nvr_seal(nvr_seal(sum, -1, 'series_case', OLD."series", OLD."case_number"), 1, 'series_case', NEW."series", NEW."case_number"), digest = NULL WHERE name = 'series_case'; END;
--
CREATE TRIGGER seal_series_case_delete AFTER DELETE ON series_case
BEGIN UPDATE row_seal SET rows = rows - 1, sum = nvr_seal(sum, -1, 'series_case', OLD."series", OLD."case_number"), digest = NULL WHERE name = 'series_case'; END;
--
CREATE TRIGGER seal_setting_insert AFTER INSERT ON setting
BEGIN UPDATE row_seal SET rows = rows + 1, sum = nvr_seal(sum, 1, 'setting', NEW."key", NEW."value", NEW."set_by", NEW."set_us"), digest = NULL WHERE name = 'setting'; END;
--
CREATE TRIGGER seal_setting_update AFTER UPDATE ON setting
BEGIN UPDATE row_seal SET sum = nvr_seal(nvr_seal(sum, -1, 'setting', OLD."key", OLD."value", OLD."set_by", OLD."set_us"), 1, 'setting', NEW."key", NEW."value", NEW."set_by", NEW."set_us"), digest = NULL WHERE name = 'setting'; END;
--
CREATE TRIGGER seal_setting_delete AFTER DELETE ON setting
BEGIN UPDATE row_seal SET rows = rows - 1, sum = nvr_seal(sum, -1, 'setting', OLD."key", OLD."value", OLD."set_by", OLD."set_us"), digest = NULL WHERE name = 'setting'; END;
--
CREATE TRIGGER seal_sign_in_insert AFTER INSERT ON sign_in
BEGIN UPDATE row_seal SET rows = rows + 1, sum = nvr_seal(sum, 1, 'sign_in', NEW."id", NEW."user", NEW."kind", NEW."binding", NEW."station", NEW."began_us", NEW."last_us", NEW."mono_us", NEW."boot", NEW."ends_us", NEW."ended_us", NEW."job"), digest = NULL WHERE name = 'sign_in'; END;
--
CREATE TRIGGER seal_sign_in_update AFTER UPDATE ON sign_in
BEGIN UPDATE row_seal SET sum = nvr_seal(nvr_seal(sum, -1, 'sign_in', OLD."id", OLD."user", OLD."kind", OLD."binding", OLD."station", OLD."began_us", OLD."last_us", OLD."mono_us", OLD."boot", OLD."ends_us", OLD."ended_us", OLD."job"), 1, 'sign_in', NEW."id", NEW."user", NEW."kind", NEW."binding", NEW."station", NEW."began_us", NEW."last_us", NEW."mono_us", NEW."boot", NEW."ends_us", NEW."ended_us", NEW."job"), digest = NULL WHERE name = 'sign_in'; END;
--
CREATE TRIGGER seal_sign_in_delete AFTER DELETE ON sign_in
BEGIN UPDATE row_seal SET rows = rows - 1, sum = nvr_seal(sum, -1, 'sign_in', OLD."id", OLD."user", OLD."kind", OLD."binding", OLD."station", OLD."began_us", OLD."last_us", OLD."mono_us", OLD."boot", OLD."ends_us", OLD."ended_us", OLD."job"), digest = NULL WHERE name = 'sign_in'; END;
--
CREATE TRIGGER seal_sign_in_failure_insert AFTER INSERT ON sign_in_failure
BEGIN UPDATE row_seal SET rows = rows + 1, sum = nvr_seal(sum, 1, 'sign_in_failure', NEW."id", NEW."user", NEW."at_us", NEW."mono_us", NEW."boot", NEW."station"), digest = NULL WHERE name = 'sign_in_failure'; END;
--
CREATE TRIGGER seal_sign_in_failure_update AFTER UPDATE ON sign_in_failure
BEGIN UPDATE row_seal SET sum = nvr_seal(nvr_seal(sum, -1, 'sign_in_failure', OLD."id", OLD."user", OLD."at_us", OLD."mono_us", OLD."boot", OLD."station"), 1, 'sign_in_failure', NEW."id", NEW."user", NEW."at_us", NEW."mono_us", NEW."boot", NEW."station"), digest = NULL WHERE name = 'sign_in_failure'; END;
--
CREATE TRIGGER seal_sign_in_failure_delete AFTER DELETE ON sign_in_failure
BEGIN UPDATE row_seal SET rows = rows - 1, sum = nvr_seal(sum, -1, 'sign_in_failure', OLD."id", OLD."user", OLD."at_us", OLD."mono_us", OLD."boot", OLD."station"), digest = NULL WHERE name = 'sign_in_failure'; END;
--
CREATE TRIGGER seal_still_insert AFTER INSERT ON still
BEGIN UPDATE row_seal SET rows = rows + 1, sum = nvr_seal(sum, 1, 'still', NEW."id", NEW."case_number", NEW."delivery_id", NEW."pts", NEW."nth", NEW."mark_uid", NEW."sha256", NEW."path", NEW."by", NEW."at_us"), digest = NULL WHERE name = 'still'; END;
--
CREATE TRIGGER seal_still_update AFTER UPDATE ON still
BEGIN UPDATE row_seal SET sum = nvr_seal(nvr_seal(sum, -1, 'still', OLD."id", OLD."case_number", OLD."delivery_id", OLD."pts", OLD."nth", OLD."mark_uid", OLD."sha256", OLD."path", OLD."by", OLD."at_us"), 1, 'still', NEW."id", NEW."case_number", NEW."delivery_id", NEW."pts", NEW."nth", NEW."mark_uid", NEW."sha256", NEW."path", NEW."by", NEW."at_us"), digest = NULL WHERE name = 'still'; END;
--
CREATE TRIGGER seal_still_delete AFTER DELETE ON still
BEGIN UPDATE row_seal SET rows = rows - 1, sum = nvr_seal(sum, -1, 'still', OLD."id", OLD."case_number", OLD."delivery_id", OLD."pts", OLD."nth", OLD."mark_uid", OLD."sha256", OLD."path", OLD."by", OLD."at_us"), digest = NULL WHERE name = 'still'; END;
--
CREATE TRIGGER seal_time_correction_insert AFTER INSERT ON time_correction
BEGIN UPDATE row_seal SET rows = rows + 1, sum = nvr_seal(sum, 1, 'time_correction', NEW."id", NEW."delivery_id", NEW."offset_s", NEW."reason", NEW."author", NEW."at_us", NEW."rate_ppm", NEW."anchor_s", NEW."uncertainty_s", NEW."source", NEW."zone"), digest = NULL WHERE name = 'time_correction'; END;
--
CREATE TRIGGER seal_time_correction_update AFTER UPDATE ON time_correction
BEGIN UPDATE row_seal SET sum = nvr_seal(nvr_seal(sum, -1, 'time_correction', OLD."id", OLD."delivery_id", OLD."offset_s", OLD."reason", OLD."author", OLD."at_us", OLD."rate_ppm", OLD."anchor_s", OLD."uncertainty_s", OLD."source", OLD."zone"), 1, 'time_correction', NEW."id", NEW."delivery_id", NEW."offset_s", NEW."reason", NEW."author", NEW."at_us", NEW."rate_ppm", NEW."anchor_s", NEW."uncertainty_s", NEW."source", NEW."zone"), digest = NULL WHERE name = 'time_correction'; END;
--
CREATE TRIGGER seal_time_correction_delete AFTER DELETE ON time_correction
BEGIN UPDATE row_seal SET rows = rows - 1, sum = nvr_seal(sum, -1, 'time_correction', OLD."id", OLD."delivery_id", OLD."offset_s", OLD."reason", OLD."author", OLD."at_us", OLD."rate_ppm", OLD."anchor_s", OLD."uncertainty_s", OLD."source", OLD."zone"), digest = NULL WHERE name = 'time_correction'; END;
--
CREATE TRIGGER seal_track_insert AFTER INSERT ON track
BEGIN UPDATE row_seal SET rows = rows + 1, sum = nvr_seal(sum, 1, 'track', NEW."id", NEW."analysis_id", NEW."number", NEW."cls", NEW."start_s", NEW."end_s", NEW."best_s", NEW."best_pts", NEW."best_conf", NEW."best_x1", NEW."best_y1", NEW."best_x2", NEW."best_y2", NEW."rows", NEW."seen", NEW."data", NEW."upper", NEW."upper_conf", NEW."upper_share", NEW."lower", NEW."lower_conf", NEW."lower_share", NEW."colour_looks", NEW."infrared", NEW."direction", NEW."travelled", NEW."height_px", NEW."height_share", NEW."still_s", NEW."best_score", NEW."stands", NEW."made_by", NEW."gone_by"), digest = NULL WHERE name = 'track'; END;
--
CREATE TRIGGER seal_track_update AFTER UPDATE ON track
BEGIN UPDATE row_seal SET sum = nvr_seal(nvr_seal(sum, -1, 'track', OLD."id", OLD."analysis_id", OLD."number", OLD."cls", OLD."start_s", OLD."end_s", OLD."best_s", OLD."best_pts", OLD."best_conf", OLD."best_x1", OLD."best_y1", OLD."best_x2", OLD."best_y2", OLD."rows", OLD."seen", OLD."data", OLD."upper", OLD."upper_conf", OLD."upper_share", OLD."lower", OLD."lower_conf", OLD."lower_share", OLD."colour_looks", OLD."infrared", OLD."direction", OLD."travelled", OLD."height_px", OLD."height_share", OLD."still_s", OLD."best_score", OLD."stands", OLD."made_by", OLD."gone_by"), 1, 'track', NEW."id", NEW."analysis_id", NEW."number", NEW."cls", NEW."start_s", NEW."end_s", NEW."best_s", NEW."best_pts", NEW."best_conf", NEW."best_x1", NEW."best_y1", NEW."best_x2", NEW."best_y2", NEW."rows", NEW."seen", NEW."data", NEW."upper", NEW."upper_conf", NEW."upper_share", NEW."lower", NEW."lower_conf", NEW."lower_share", NEW."colour_looks", NEW."infrared", NEW."direction", NEW."travelled", NEW."height_px", NEW."height_share", NEW."still_s", NEW."best_score", NEW."stands", NEW."made_by", NEW."gone_by"), digest = NULL WHERE name = 'track'; END;
--
CREATE TRIGGER seal_track_delete AFTER DELETE ON track
BEGIN UPDATE row_seal SET rows = rows - 1, sum = nvr_seal(sum, -1, 'track', OLD."id", OLD."analysis_id", OLD."number", OLD."cls", OLD."start_s", OLD."end_s", OLD."best_s", OLD."best_pts", OLD."best_conf", OLD."best_x1", OLD."best_y1", OLD."best_x2", OLD."best_y2", OLD."rows", OLD."seen", OLD."data", OLD."upper", OLD."upper_conf", OLD."upper_share", OLD."lower", OLD."lower_conf", OLD."lower_share", OLD."colour_looks", OLD."infrared", OLD."direction", OLD."travelled", OLD."height_px", OLD."height_share", OLD."still_s", OLD."best_score", OLD."stands", OLD."made_by", OLD."gone_by"), digest = NULL WHERE name = 'track'; END;
--
CREATE TRIGGER seal_watched_insert AFTER INSERT ON watched
BEGIN UPDATE row_seal SET rows = rows + 1, sum = nvr_seal(sum, 1, 'watched', NEW."user", NEW."delivery_id", NEW."spans", NEW."at_us"), digest = NULL WHERE name = 'watched'; END;
--
CREATE TRIGGER seal_watched_update AFTER UPDATE ON watched
BEGIN UPDATE row_seal SET sum = nvr_seal(nvr_seal(sum, -1, 'watched', OLD."user", OLD."delivery_id", OLD."spans", OLD."at_us"), 1, 'watched', NEW."user", NEW."delivery_id", NEW."spans", NEW."at_us"), digest = NULL WHERE name = 'watched'; END;
--
CREATE TRIGGER seal_watched_delete AFTER DELETE ON watched
BEGIN UPDATE row_seal SET rows = rows - 1, sum = nvr_seal(sum, -1, 'watched', OLD."user", OLD."delivery_id", OLD."spans", OLD."at_us"), digest = NULL WHERE name = 'watched'; END;
--
CREATE TRIGGER seal_workspace_insert AFTER INSERT ON workspace
BEGIN UPDATE row_seal SET rows = rows + 1, sum = nvr_seal(sum, 1, 'workspace', NEW."id", NEW."uuid", NEW."created_us"), digest = NULL WHERE name = 'workspace'; END;
--
CREATE TRIGGER seal_workspace_update AFTER UPDATE ON workspace
BEGIN UPDATE row_seal SET sum = nvr_seal(nvr_seal(sum, -1, 'workspace', OLD."id", OLD."uuid", OLD."created_us"), 1, 'workspace', NEW."id", NEW."uuid", NEW."created_us"), digest = NULL WHERE name = 'workspace'; END;
--
CREATE TRIGGER seal_workspace_delete AFTER DELETE ON workspace
BEGIN UPDATE row_seal SET rows = rows - 1, sum = nvr_seal(sum, -1, 'workspace', OLD."id", OLD."uuid", OLD."created_us"), digest = NULL WHERE name = 'workspace'; END;
--
