/**
 * Generated from the server's OpenAPI description by `npm run api`. Never edited by hand.
 */
export interface paths {
    "/addresses/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Name, phone and address of a pasted text, with what a person should check; nothing of it is kept. */
        post: operations["addresses.read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The applications of this tenant. */
        get: operations["documents.apps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{app}/dashboards/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The published document of a dashboard. */
        get: operations["dashboards.dashboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{app}/dashboards/{key}/data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The numbers and figures of all tiles, or of those named in `tiles`, under the given filters. */
        post: operations["dashboards.data"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{app}/datasets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Datasets that this person may ask, with their dimensions and measures. */
        get: operations["reports.datasets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{app}/desks/{desk}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The desk as the caller works at it, with what waits. */
        get: operations["desks.desk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{app}/desks/{desk}/find": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The record that a scanned text means, and what stands in its way; `id` is null where there is none. */
        get: operations["desks.find_record"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{app}/desks/{desk}/scans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A whole scan: finds the record and takes the step. A refusal is an outcome: sent again, it is told again. */
        post: operations["desks.scan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{app}/desks/{desk}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes back the last step of a record, where the desk has a way back. */
        post: operations["desks.undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{app}/document-states": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Drafts and published versions of many documents at once: a workspace shows all that belongs to its form. */
        get: operations["documents.document_states"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{app}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every document of the application and whether it has changes that are not published. */
        get: operations["documents.document_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{app}/documents/{kind}/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The draft and the published version. */
        get: operations["documents.document"];
        /** Keeps the draft, with whatever problems it has, and tells them. */
        put: operations["documents.save_draft"];
        post?: never;
        /** Takes the document away where nothing stands on it; its versions and the data of a form stay. */
        delete: operations["documents.retire_document"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{app}/documents/{kind}/{key}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Forgets the changes since the last publish. */
        delete: operations["documents.discard_draft"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{app}/documents/{kind}/{key}/impact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where an element of a form is used, drafts counted, and how many records hold it: a field (`lines.qty`), an
         * @description option or state (`flag/options/red`, `review/states/draft`), or a transition (`review/transitions/pass`). Without
         *         a path: what stands on the document as a whole.
         */
        get: operations["impact.impact"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{app}/documents/{kind}/{key}/problems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Everything wrong with the body that is sent, and what it would break elsewhere. Nothing is kept. */
        post: operations["documents.problems"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{app}/documents/{kind}/{key}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publishes the draft as the next version. */
        post: operations["publishing.publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{app}/documents/{kind}/{key}/publish-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What publishing the draft changes in the document, in tables and data, and for running instances. */
        post: operations["publishing.publish_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{app}/documents/{kind}/{key}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Published versions, newest first. */
        get: operations["documents.versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{app}/documents/{kind}/{key}/versions/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One published version with its body. */
        get: operations["documents.version"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{app}/forms/{form}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The published form as this caller may use it; for those who design also its draft. */
        get: operations["forms.form"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{app}/forms/{form}/breaking": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Asked of the data as it is now: a count, and the first of the records that the caller may see. */
        get: operations["breaking.breaking_records"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{app}/forms/{form}/options/{path}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Records that a reference field may point at; `path` is `customer` or `lines.sku`.
         * @description `record` is the record being filled in, for filters that ask for its values: its number, or its values as JSON.
         */
        get: operations["options.options"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{app}/forms/{form}/print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The print templates of the form. */
        get: operations["printing.templates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{app}/forms/{form}/print-sample": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A template that is being written, on a record: its page, or everything that is wrong with it. */
        post: operations["printing.sample"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{app}/forms/{form}/print/{print}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Notes the printing, runs the template's actions, and gives the page for the browser's print window. */
        post: operations["printing.print_records"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{app}/forms/{form}/print/{print}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The sheets as PDF; it counts as printing once it is made. No transaction is open while the browser works. */
        post: operations["printing.pdf"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{app}/forms/{form}/print/{print}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The sheets as they will be printed, and which records were printed before. Nothing is noted. */
        post: operations["printing.preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{app}/forms/{form}/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One page of records within the caller's rights. */
        get: operations["records.record_list"];
        put?: never;
        /** A new record. */
        post: operations["records.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{app}/forms/{form}/records/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One record with what the caller may do with it, and where its flows stand. */
        get: operations["records.read"];
        put?: never;
        post?: never;
        /** Moves the record to the bin. */
        delete: operations["records.delete"];
        options?: never;
        head?: never;
        /** Changes fields; a subtable is sent as its full list. A stale revision answers 409 with both versions. */
        patch: operations["records.change"];
        trace?: never;
    };
    "/apps/{app}/forms/{form}/records/{id}/actions/{button}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The new record that a button opens, filled in and not saved. */
        get: operations["record_steps.filled"];
        put?: never;
        /** Presses a button of the form. `_opens` is what it made: to be shown next, and filled in by those who may. */
        post: operations["record_steps.action"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{app}/forms/{form}/records/{id}/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why a computed field or a condition has the value it has: each comparison with both sides. */
        get: operations["record_story.explain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{app}/forms/{form}/records/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every save with the values before and after. */
        get: operations["record_story.record_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{app}/forms/{form}/records/{id}/related": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest records of each form that refer to this one, within the caller's rights; forms without any stay out. */
        get: operations["record_related.related_records"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{app}/forms/{form}/records/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes the record back out of the bin; refused while a unique key is taken or a record it refers to is gone. */
        post: operations["records.restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{app}/forms/{form}/records/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened to the record: flows with their reasons, changes, transitions; newest first. */
        get: operations["record_story.record_timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{app}/forms/{form}/records/{id}/transitions/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Moves a status field, with the values that the transition asks for. */
        post: operations["record_steps.transition"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{app}/forms/{form}/records/aggregate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sums over the rows of a list: `{values: [{fn, field}]}`, with the list's own filter, tab and search. */
        post: operations["reports.aggregate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{app}/forms/{form}/records/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A transition, a button, changed fields, deleting or restoring; one that fails does not stop the others. */
        post: operations["record_bulk.bulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{app}/forms/{form}/records/counted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many records a list holds and what the measures of a tile come to over them: the tile's own number where the
         * @description list is the one that it opened.
         */
        get: operations["record_counted.counted"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{app}/forms/{form}/records/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many records each tab of a view has, up to 10,000; of one tab also how many of each choice it is counted by. */
        get: operations["records.counts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{app}/forms/{form}/records/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Records that the caller may not read stay out. */
        get: operations["record_offers.offers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{app}/forms/{form}/records/panels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Related numbers for what is typed so far, within the caller's rights on the forms they come from. */
        post: operations["panels.panels"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{app}/forms/{form}/records/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Defaults, values from references and computed values of a record that is not saved yet. */
        post: operations["records.preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{app}/forms/{form}/schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a new record may hold, without fields that the caller does not see. */
        get: operations["form_schema.schema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{app}/parameters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every named constant, with the document it belongs to. */
        get: operations["parameters.parameters"];
        /** Changes constants; each document gets one new version, running instances keep theirs. */
        put: operations["parameters.change_parameters"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{app}/parameters/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What changing these constants would change, and whom it affects. Nothing is kept. */
        post: operations["parameters.preview_parameters"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{app}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publishes the drafts of several documents, all of them or none. */
        post: operations["publishing.publish_together"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{app}/publish-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same for several documents that are published together: a form, and the flow that starts on it. */
        post: operations["publishing.publish_preview_together"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{app}/workbenches/{workbench}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The published document of a workbench. */
        get: operations["workbenches.workbench"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{app}/workbenches/{workbench}/data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A workbench as the caller sees it, with the data of all of its items. */
        get: operations["workbenches.data"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{app}/workbenches/{workbench}/draft-data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The workbench as its draft would make it, with the caller's data; items that have a problem are left out. */
        get: operations["workbenches.draft_data"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{app}/workbenches/mine/data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The workbench that fits the caller's roles, with its data; `key` is null where none does. */
        get: operations["workbenches.mine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Logins, publishes and changes of people, newest first. */
        get: operations["administration.audit_log"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/demo-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The accounts of a demo server, for its login page. */
        get: operations["session.demo_accounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/departments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Departments with their leaders. */
        get: operations["administration.department_list"];
        put?: never;
        /** A new department. */
        post: operations["administration.add_department"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A stream of `{"kind": "inbox"|"notification"|"record", "form", "id"}` for the caller. */
        get: operations["events.events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/flows/instances/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** For whoever may see the record the flow is about. */
        get: operations["flows.flow_instance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a table and suggests how its columns fill the form. */
        post: operations["imports.upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** State and progress. */
        get: operations["imports.read"];
        /** Sets mapping and mode, naming every entry that cannot work; or chooses another sheet of the workbook. */
        put: operations["imports.change"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{id}/{verb}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Runs, pauses, resumes or cancels. */
        post: operations["imports.move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{id}/errors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The refused rows as CSV, to be corrected and imported again. */
        get: operations["imports.errors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{id}/errors.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The refused rows as a workbook of texts, in which long numbers stay whole. */
        get: operations["imports.errors_xlsx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tries the first rows and takes them back, then reads the others: how many are good, which are bad and why. */
        post: operations["imports.preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{id}/refused": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The first of the refused rows, to be shown: what their columns gave and what is wrong. */
        get: operations["imports.refused"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One box: what waits longest first, the other boxes newest first. */
        get: operations["inbox.inbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open ones, newest first. */
        get: operations["incidents.incidents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/incidents/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Runs the failed job once more. */
        post: operations["incidents.retry_incident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/incidents/{id}/skip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Closes it without doing anything. */
        post: operations["incidents.skip_incident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Each kind with its labels, icon and the JSON Schema of its options. */
        get: operations["kinds.kinds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who one is, what one may do, and the applications one sees. */
        get: operations["session.me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Newest first; `unread=true` for those not read yet. */
        get: operations["notifications.notifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notifications/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Marks messages as read: `{"ids": [1, 2]}` or `{"ids": "all"}`. */
        post: operations["notifications.read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/query": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One tile: `{query, view?, period?}`. */
        post: operations["reports.query"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Roles and how many people hold each. */
        get: operations["administration.role_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Records whose number, code, name, initials or phone matches. */
        get: operations["search.search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Logs in: sets the session cookie, gives the CSRF token and who one is. */
        post: operations["session.open_session"];
        /** Logs out. */
        delete: operations["session.close_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The task, its record as the caller may see it, where the flow stands and what comes next. */
        get: operations["tasks.one_task"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approves, with an opinion and the values the step lets its people write. */
        post: operations["tasks.approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Rejects; the step says whether an opinion is needed. */
        post: operations["tasks.reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same decision on many tasks; one that fails says why and does not stop the others. */
        post: operations["tasks.decide_many"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/of-records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The tasks that wait for the caller on the records given. */
        post: operations["tasks.of_records"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Users. Everybody sees names, to pick people; logins and roles are for administrators. */
        get: operations["administration.user_list"];
        put?: never;
        /** A new user with roles and department. */
        post: operations["administration.add_user"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes name, department, roles, password; or lets a user in or out. */
        patch: operations["administration.change_user"];
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * AddressDoubt
         * @description What to check: `seen` is the piece of the text, `choices` are the places it may mean.
         */
        AddressDoubt: {
            choices: components["schemas"]["AddressParts"][];
            /** @enum {unknown} */
            part: "city" | "detail" | "district" | "name" | "phone" | "province";
            seen: string;
            /** @enum {unknown} */
            why: "ambiguous" | "concluded" | "contradicts" | "former" | "guess" | "left_out" | "masked" | "missing" | "not_listed" | "several" | "unreadable";
        };
        /**
         * AddressParts
         * @description As an address field holds it; `code` is that of GB/T 2260.
         */
        AddressParts: {
            city?: string;
            code?: string;
            detail?: string;
            district?: string;
            province?: string;
        };
        /**
         * Affected
         * @description A condition that comes out otherwise for recent records: how many, and some of them.
         */
        Affected: {
            app: string;
            examples: components["schemas"]["AffectedRecord"][];
            form: string;
            text: string;
        };
        /** AffectedRecord */
        AffectedRecord: {
            id: number;
            title: string;
        };
        /**
         * AgeUnder
         * @description Since when the oldest waits, and after how many hours that is late.
         */
        AgeUnder: {
            /** @enum {unknown} */
            kind: "age";
            late_hours: number | null;
            since: string;
        };
        /** App */
        App: {
            key: string;
            name: components["schemas"]["Words"];
            navigation: components["schemas"]["NavGroup"][];
        };
        /** AppName */
        AppName: {
            key: string;
            name: components["schemas"]["Words"];
        };
        /** AppNames */
        AppNames: {
            items: components["schemas"]["AppName"][];
        };
        /** AskedSum */
        AskedSum: {
            field?: string;
            /** @enum {unknown} */
            fn: "count" | "max" | "min" | "sum";
        };
        /** AuditLine */
        AuditLine: {
            action: string;
            address: string | null;
            /** Format: date-time */
            at: string;
            detail: unknown;
            id: number;
            login: string | null;
            subject: string;
            user_id: number | null;
        };
        /** AuditLines */
        AuditLines: {
            items: components["schemas"]["AuditLine"][];
            next_cursor: string | null;
        };
        /**
         * Breaking
         * @description `why` says why it could not be asked; `records` are the first of `count`.
         */
        Breaking: {
            count: number;
            records: components["schemas"]["BreakingRecord"][];
            why: string | null;
        };
        /**
         * BreakingRecord
         * @description `values` are what was compared.
         */
        BreakingRecord: {
            id: number;
            title: string;
            values: components["schemas"]["ComparedValue"][];
        };
        /**
         * BulkDecision
         * @description The same decision and opinion on many tasks.
         */
        BulkDecision: {
            /** @enum {unknown} */
            decision: "approve" | "reject";
            ids: number[];
            opinion?: string | null;
        };
        /**
         * BulkOrder
         * @description The same step for each: a transition, a button, into the bin, out of it, or values.
         */
        BulkOrder: {
            button?: string;
            delete?: boolean;
            ids: number[];
            restore?: boolean;
            transition?: string;
            values?: components["schemas"]["Values"];
        };
        /** BulkResult */
        BulkResult: {
            id: number;
            message: string | null;
            ok: boolean;
            status: number;
        };
        /** BulkResults */
        BulkResults: {
            results: components["schemas"]["BulkResult"][];
        };
        /**
         * ButtonOffer
         * @description `fills`: the form that it opens filled in; nothing is saved by pressing it.
         */
        ButtonOffer: {
            ask: string[];
            confirm: components["schemas"]["Words"] | null;
            fills: string | null;
            key: string;
            name: components["schemas"]["Words"];
        };
        /** Cause */
        Cause: {
            n: number;
            name: string;
        };
        /**
         * CausesUnder
         * @description The most frequent causes; `others` have one of the rest.
         */
        CausesUnder: {
            causes: components["schemas"]["Cause"][];
            /** @enum {unknown} */
            kind: "causes";
            others: number;
        };
        /**
         * Choice
         * @description Something to choose, under the name of the caller's language.
         */
        Choice: {
            key: string;
            name: string;
        };
        /** ComparedValue */
        ComparedValue: {
            name: string;
            value: string;
        };
        /** Comparison */
        Comparison: {
            keys: string[];
            left: unknown;
            operator: string;
            result: boolean;
            right: unknown;
            text: string;
        };
        /**
         * Counted
         * @description `n` records, and what each measure comes to over them.
         */
        Counted: {
            columns: components["schemas"]["TileColumn"][];
            more: boolean;
            n: number;
            values: unknown[];
        };
        /** CounterData */
        CounterData: {
            more: boolean;
            n: number;
            /** @enum {unknown} */
            tone: "danger" | "neutral" | "success" | "warning";
            under: components["schemas"]["CounterUnder"] | null;
        };
        /** CounterItem */
        CounterItem: {
            app: string;
            at: components["schemas"]["Place"];
            filter: string | null;
            form: string;
            id: string;
            /** @enum {unknown} */
            kind: "counter";
            mine: boolean;
            tab: string | null;
            title: components["schemas"]["Words"];
        };
        /** @description The line under a counter, by its kind. */
        CounterUnder: components["schemas"]["AgeUnder"] | components["schemas"]["CausesUnder"] | components["schemas"]["PartUnder"];
        /**
         * DashboardQuestion
         * @description Without `tiles`, all of them.
         */
        DashboardQuestion: {
            filters?: Record<string, unknown>;
            /** @enum {unknown} */
            theme?: "dark" | "light";
            tiles?: string[] | null;
        };
        /** DatasetInfo */
        DatasetInfo: {
            dimensions: components["schemas"]["DimensionInfo"][];
            form: string;
            key: string;
            measures: components["schemas"]["MeasureInfo"][];
            name: components["schemas"]["Words"];
            segments: string[];
        };
        /** DatasetInfos */
        DatasetInfos: {
            items: components["schemas"]["DatasetInfo"][];
        };
        /**
         * Decided
         * @description The record as it stands now, and the steps that wait next.
         */
        Decided: {
            next: string[];
            record: components["schemas"]["SavedRecord"];
        };
        /** Decision */
        Decision: {
            opinion?: string | null;
            values?: components["schemas"]["Values"];
        };
        /** DemoAccount */
        DemoAccount: {
            hint: components["schemas"]["Words"];
            login: string;
            name: string;
            password: string;
            role: components["schemas"]["Words"];
        };
        /** DemoAccounts */
        DemoAccounts: {
            accounts: components["schemas"]["DemoAccount"][];
        };
        /** Department */
        Department: {
            id: number;
            leader_id: number | null;
            name: string;
            parent_id: number | null;
        };
        /** Departments */
        Departments: {
            items: components["schemas"]["Department"][];
            next_cursor: string | null;
        };
        /**
         * Desk
         * @description A desk as the caller works at it. `find` names what is scanned, `then` what is done at the end;
         *         `kinds` and `choices` are those of looked-up values by path.
         */
        Desk: {
            choices: {
                [key: string]: components["schemas"]["KnownChoice"][];
            };
            fields: components["schemas"]["FieldDocument"][];
            find: components["schemas"]["Words"][];
            form: string;
            key: string;
            kinds: {
                [key: string]: string;
            };
            name: components["schemas"]["Words"];
            queue: components["schemas"]["DeskQueue"];
            rows: components["schemas"]["RecordData"][];
            show: components["schemas"]["DeskShow"];
            steps: components["schemas"]["DeskStep"][];
            tab: string | null;
            tabs: components["schemas"]["DeskTab"][];
            then: components["schemas"]["Words"];
            title: string | null;
            total: components["schemas"]["TabCount"];
            undo: boolean;
        };
        /** DeskAlert */
        DeskAlert: {
            id: string;
            name: components["schemas"]["Words"];
            refuse: boolean;
            text: components["schemas"]["Words"] | null;
            /** @enum {unknown} */
            tone: "danger" | "warning";
        };
        /** @description The record, if there is one. */
        DeskFind: components["schemas"]["FoundRecord"] | components["schemas"]["NothingFound"];
        /** DeskLines */
        DeskLines: {
            columns: string[];
            table: string;
        };
        /** DeskQueue */
        DeskQueue: {
            columns: string[];
            deadline: string | null;
        };
        /** DeskShow */
        DeskShow: {
            fields: string[];
            lines: components["schemas"]["DeskLines"] | null;
        };
        /**
         * DeskStep
         * @description A field that is scanned after the record, and what it must look like.
         */
        DeskStep: {
            /** @enum {unknown} */
            characters: "any" | "digits" | "letters_digits";
            field: string;
            id: string;
            least: number;
            most: number;
            name: components["schemas"]["Words"];
            starts: string[];
        };
        /** DeskTab */
        DeskTab: {
            id: string;
            more: boolean;
            n: number;
            name: components["schemas"]["Words"];
        };
        /**
         * Detected
         * @description `refused`: the file holds rows that an import refused, to be corrected; their numbers and reasons are left out.
         */
        Detected: {
            delimiter: string | null;
            encoding: string | null;
            header_row: number;
            kind: string;
            refused: boolean;
            rows: number;
            sheet: string | null;
            sheets: string[];
        };
        /**
         * Diagram
         * @description Nodes and edges as in the flow's document.
         */
        Diagram: {
            edges: unknown[];
            nodes: unknown[];
        };
        /** DimensionInfo */
        DimensionInfo: {
            grains: string[];
            key: string;
            name: components["schemas"]["Words"];
            type: string;
        };
        /** @description A definition. The rest of its members belong to its kind; see the reference of kinds. */
        Document: {
            key?: string;
            kind?: string;
        } & {
            [key: string]: unknown;
        };
        /**
         * DocumentItem
         * @description `changed`: there is a draft that is not published. `broken`: what is published does not compile here.
         */
        DocumentItem: {
            broken: boolean;
            changed: boolean;
            draft_rev: number;
            form: string | null;
            key: string;
            kind: string;
            name: components["schemas"]["Words"];
            published_version: number | null;
        };
        /** DocumentItems */
        DocumentItems: {
            items: components["schemas"]["DocumentItem"][];
        };
        /** DocumentRef */
        DocumentRef: {
            key: string;
            kind: string;
        };
        /**
         * DocumentState
         * @description The draft and what is published. `running`: instances of a flow that keep their version.
         */
        DocumentState: {
            draft: components["schemas"]["Document"] | null;
            draft_at: string | null;
            draft_rev: number;
            published: components["schemas"]["Published"] | null;
            running: number;
        };
        /**
         * DocumentStates
         * @description Those of the named documents that there are.
         */
        DocumentStates: {
            items: components["schemas"]["NamedState"][];
        };
        /** DroppedDraft */
        DroppedDraft: {
            draft_rev: number;
        };
        /** ExplainedFormula */
        ExplainedFormula: {
            parts: components["schemas"]["Comparison"][];
            text: string;
            value: unknown;
        };
        /**
         * Explanation
         * @description `formulas` under `formula`, `required`, `visible` and `readonly`.
         */
        Explanation: {
            field: string;
            formulas: {
                [key: string]: components["schemas"]["ExplainedFormula"];
            };
            name: components["schemas"]["Words"];
        };
        /** Fact */
        Fact: {
            label: string;
            value: string;
        };
        /**
         * FieldChange
         * @description `rows`: how many rows a subtable had before.
         */
        FieldChange: {
            after: unknown;
            before: unknown;
            field: string;
            label: components["schemas"]["Words"];
            rows?: number;
        };
        /** @description A field as its form's document has it. */
        FieldDocument: {
            [key: string]: unknown;
        };
        /**
         * Figure
         * @description For Plotly.
         */
        Figure: {
            data: Record<string, unknown>[];
            layout: Record<string, unknown>;
        };
        /** FileColumn */
        FileColumn: {
            hint: string | null;
            index: number;
            name: string;
            problem: string | null;
            samples: string[];
            type: string;
            variable: string;
        };
        /**
         * FilledIn
         * @description A new record as a button gives it, with what follows from that. `given`: what the button itself wrote, columns of
         *         a subtable as `lines.qty`. `existing`: the record to go on with instead.
         */
        FilledIn: {
            existing: number | null;
            form: string;
            given: string[];
            values: components["schemas"]["Values"];
        };
        /** FlowEvent */
        FlowEvent: {
            actor: components["schemas"]["Person"] | null;
            /** Format: date-time */
            at: string;
            kind: string;
            node: string | null;
            opinion: string | null;
            reason: string | null;
            seq: number;
            text: string;
        };
        /**
         * FlowInstance
         * @description `at` names the nodes where its tokens stand.
         */
        FlowInstance: {
            at: string[];
            diagram: components["schemas"]["Diagram"];
            ended_at: string | null;
            form: string;
            history: components["schemas"]["FlowEvent"][];
            id: number;
            key: string;
            name: string;
            progress: components["schemas"]["ProgressStep"][];
            record_id: number;
            /** Format: date-time */
            started_at: string;
            started_by: components["schemas"]["Person"] | null;
            state: string;
            version: number;
        };
        /** FlowSummary */
        FlowSummary: {
            id: number;
            key: string;
            name: components["schemas"]["Words"];
            /** Format: date-time */
            started_at: string;
            state: string;
            waiting: components["schemas"]["WaitingTask"][];
        };
        /**
         * FormDescriptor
         * @description `formulas` by pointer into the document; `kinds` of looked-up fields by path, and what their `choices` are.
         *         `fills`: by button, the form that it opens filled in.
         */
        FormDescriptor: {
            choices: {
                [key: string]: components["schemas"]["KnownChoice"][];
            };
            document: components["schemas"]["Document"];
            fills: {
                [key: string]: string;
            };
            formulas: {
                [key: string]: components["schemas"]["FormulaTree"];
            };
            kinds: {
                [key: string]: string;
            };
            rights: components["schemas"]["FormRights"];
            targets: {
                [key: string]: components["schemas"]["FormTarget"];
            };
            version: number;
        };
        /** FormRights */
        FormRights: {
            buttons: string[];
            create: boolean;
            delete: boolean;
            export: boolean;
            fields: {
                [key: string]: "hidden" | "masked" | "read";
            };
            import: boolean;
            print: boolean;
            read: boolean;
            transitions: string[];
            update: boolean;
        };
        /**
         * FormTarget
         * @description A form that a reference points at. `title` is the field that names its records.
         */
        FormTarget: {
            app: string;
            name: components["schemas"]["Words"];
            title: string | null;
        };
        /** @description A compiled formula; its nodes are the interpreter's own. */
        FormulaTree: {
            [key: string]: unknown;
        };
        /**
         * FoundRecord
         * @description `waiting`: it is among those that the desk is for.
         */
        FoundRecord: {
            alerts: components["schemas"]["DeskAlert"][];
            id: number;
            record: components["schemas"]["RecordData"];
            title: string;
            waiting: boolean;
        };
        /** FunctionInfo */
        FunctionInfo: {
            doc: components["schemas"]["Words"];
            example: string;
            group: string;
            name: string;
            signature: components["schemas"]["Words"];
        };
        /**
         * ImportChange
         * @description Mapping and mode; or a sheet of the workbook, whose columns get a mapping of their own.
         */
        ImportChange: {
            mapping?: components["schemas"]["MappingEntry"][];
            /** @enum {unknown} */
            mode?: "history" | "live";
            sheet?: string;
        };
        /** ImportFile */
        ImportFile: {
            app: string;
            form: string;
        };
        /**
         * ImportPreview
         * @description The first `tried` rows were saved and taken back; up to `checked`, what they say was read. `new` rows would become
         *         `records`.
         */
        ImportPreview: {
            bad: number;
            checked: number;
            new: number;
            records: number;
            rows: components["schemas"]["PreviewRow"][];
            skipped: number;
            total: number;
            tried: number;
        };
        /**
         * ImportRun
         * @description `keys` are the fields that no two records have in common: rows that agree in them are lines of one record.
         */
        ImportRun: {
            app: string;
            columns: components["schemas"]["FileColumn"][];
            created: number;
            detected: components["schemas"]["Detected"];
            done: number;
            failed: number;
            file: string;
            form: string;
            id: number;
            keys: string[][];
            mapping: components["schemas"]["MappingEntry"][];
            message: string | null;
            /** @enum {unknown} */
            mode: "history" | "live";
            rate: number | null;
            skipped: number;
            /** @enum {unknown} */
            state: "cancelled" | "done" | "failed" | "paused" | "ready" | "running";
            targets: components["schemas"]["ImportTarget"][];
            total: number;
        };
        /** ImportTarget */
        ImportTarget: {
            group: string | null;
            name: string;
            options: components["schemas"]["Choice"][];
            path: string;
            required: boolean;
            type: string;
        };
        /** InboxCounts */
        InboxCounts: {
            todo: number;
        };
        /**
         * InboxItem
         * @description A task as a card. `amount` is the money that the flow decides by; `asks`: approving asks for an opinion, or opens
         *         fields. A case that was started has no node; a task whose form is gone has an empty app.
         */
        InboxItem: {
            actions: string[];
            amount: string | null;
            app: string;
            asks: boolean;
            /** Format: date-time */
            created_at: string;
            decided_at: string | null;
            due_at: string | null;
            flow: string;
            form: string;
            form_name: string;
            id: number;
            instance: number;
            node: string | null;
            node_name: string;
            opinion: string | null;
            reason: string[];
            record_id: number;
            started_by: string | null;
            state: string;
            summary: components["schemas"]["Fact"][];
            title: string;
        };
        /** InboxPage */
        InboxPage: {
            counts: components["schemas"]["InboxCounts"];
            items: components["schemas"]["InboxItem"][];
            next_cursor: string | null;
        };
        /** Incident */
        Incident: {
            args: unknown;
            /** Format: date-time */
            at: string;
            id: number;
            kind: string;
            message: string;
            state: string;
            subject: string;
            task: string | null;
        };
        /** Incidents */
        Incidents: {
            items: components["schemas"]["Incident"][];
            next_cursor: string | null;
        };
        /**
         * ItemCount
         * @description A number beside an item: how many records of the form the filter finds.
         */
        ItemCount: {
            filter?: string;
            form: string;
        };
        /** @description By the kind of the item. */
        ItemData: components["schemas"]["CounterData"] | components["schemas"]["ListData"] | components["schemas"]["NumbersData"] | components["schemas"]["ShortcutsData"] | components["schemas"]["TasksData"];
        /** @description A JSON Schema. */
        JsonSchema: {
            [key: string]: unknown;
        };
        /** KeptDraft */
        KeptDraft: {
            draft_rev: number;
            problems: components["schemas"]["Problem"][];
        };
        /**
         * KindInfo
         * @description `operators`, `computed` and `filterable` are of field types.
         */
        KindInfo: {
            computed?: boolean;
            filterable?: boolean;
            group: string;
            icon: string;
            key: string;
            name: components["schemas"]["Words"];
            operators?: string[];
            schema: components["schemas"]["JsonSchema"];
        };
        /** Kinds */
        Kinds: {
            actions: components["schemas"]["KindInfo"][];
            assignees: components["schemas"]["KindInfo"][];
            charts: components["schemas"]["KindInfo"][];
            fields: components["schemas"]["KindInfo"][];
            functions: components["schemas"]["FunctionInfo"][];
            items: components["schemas"]["KindInfo"][];
            layout: components["schemas"]["KindInfo"][];
            nodes: components["schemas"]["KindInfo"][];
            panels: components["schemas"]["KindInfo"][];
            triggers: components["schemas"]["KindInfo"][];
        };
        /** KnownChoice */
        KnownChoice: {
            color: string | null;
            key: string;
            name: components["schemas"]["Words"];
        };
        /** Kpi */
        Kpi: {
            change_pct: string | null;
            previous: string | null;
            spark: (string | null)[];
            spark_previous: (string | null)[];
            value: string | null;
        };
        /**
         * LastValue
         * @description `value` of the latest line that names the record `id`.
         */
        LastValue: {
            id: number;
            value: unknown;
            when: unknown;
        };
        /** ListColumn */
        ListColumn: {
            field: string;
            named: boolean;
            /** @enum {unknown} */
            place: "beside" | "own" | "under";
            /** @enum {unknown} */
            style: "age" | "countdown" | "plain" | "tag";
        };
        /** ListData */
        ListData: {
            rows: components["schemas"]["ListRow"][];
            tab: string | null;
            tabs: components["schemas"]["ListTab"][];
            total: components["schemas"]["TabCount"];
        };
        /**
         * ListItem
         * @description `filters` are those of its tabs.
         */
        ListItem: {
            app: string;
            at: components["schemas"]["Place"];
            columns: components["schemas"]["ListColumn"][];
            fields: components["schemas"]["FieldDocument"][];
            filter: string | null;
            filters: {
                [key: string]: string | null;
            };
            form: string;
            id: string;
            /** @enum {unknown} */
            kind: "list";
            mine: boolean;
            note: components["schemas"]["Words"] | null;
            title: components["schemas"]["Words"];
        };
        /**
         * ListRow
         * @description `waits` only in a list of what waits for the caller.
         */
        ListRow: {
            action: components["schemas"]["RowAction"] | null;
            id: number;
            values: components["schemas"]["RecordData"];
            waits: components["schemas"]["Waits"] | null;
        };
        /** ListTab */
        ListTab: {
            id: string;
            more: boolean;
            n: number;
            name: string;
        };
        /** Login */
        Login: {
            login: string;
            password: string;
            tenant?: string;
        };
        /**
         * Made
         * @description What was made or changed.
         */
        Made: {
            id: number;
        };
        /**
         * MappingEntry
         * @description A suggested one says how sure it is (0…100) and on what ground.
         */
        MappingEntry: {
            confidence?: number;
            ground?: string;
            source: components["schemas"]["Source"];
            target: string;
        };
        /** Me */
        Me: {
            apps: components["schemas"]["App"][];
            csrf_token: string;
            rights: components["schemas"]["MyRights"];
            tenant: components["schemas"]["MyTenant"];
            todo: number;
            unread: number;
            user: components["schemas"]["MyUser"];
        };
        /** MeasureInfo */
        MeasureInfo: {
            calc: boolean;
            format: string | null;
            hint: components["schemas"]["Words"] | null;
            key: string;
            name: components["schemas"]["Words"];
        };
        /** MyRights */
        MyRights: {
            admin: boolean;
            builder: boolean;
            dashboards: string[];
            forms: {
                [key: string]: components["schemas"]["FormRights"];
            };
        };
        /** MyTenant */
        MyTenant: {
            demo: boolean;
            key: string;
            language: string;
            name: string;
            timezone: string;
        };
        /** MyUser */
        MyUser: {
            department: components["schemas"]["Person"] | null;
            id: number;
            login: string;
            name: string;
            roles: components["schemas"]["RoleName"][];
        };
        /** NamedState */
        NamedState: {
            key: string;
            kind: string;
            state: components["schemas"]["DocumentState"];
        };
        /** NavGroup */
        NavGroup: {
            collapsed: boolean;
            id: string;
            items: components["schemas"]["NavItem"][];
            name: components["schemas"]["Words"];
        };
        /**
         * NavItem
         * @description A page: a list of records, a dashboard, a desk, or one of the interface's own.
         */
        NavItem: {
            count?: components["schemas"]["ItemCount"];
            dashboard?: string;
            desk?: string;
            icon?: string;
            id: string;
            list?: string;
            name: components["schemas"]["Words"];
            page?: string;
        };
        /** NewDepartment */
        NewDepartment: {
            leader_id?: number | null;
            name: string;
            parent_id?: number | null;
        };
        /** NewUser */
        NewUser: {
            department_id?: number | null;
            login: string;
            name: string;
            password: string;
            roles?: string[];
        };
        /** NewVersion */
        NewVersion: {
            key: string;
            kind: string;
            version: number;
        };
        /** NewVersions */
        NewVersions: {
            versions: components["schemas"]["NewVersion"][];
        };
        /** NothingFound */
        NothingFound: {
            id: null;
        };
        /**
         * Notice
         * @description `count`: how many equal ones it stands for.
         */
        Notice: {
            /** Format: date-time */
            at: string;
            count: number;
            id: number;
            link: components["schemas"]["NoticeLink"] | null;
            read: boolean;
            text: string;
        };
        /** NoticeLink */
        NoticeLink: {
            app: string;
            form: string;
            id: number;
        };
        /** Notices */
        Notices: {
            items: components["schemas"]["Notice"][];
            next_cursor: string | null;
            unread: number;
        };
        /**
         * NoWorkbench
         * @description None fits the caller's roles.
         */
        NoWorkbench: {
            key: null;
        };
        /** NumberData */
        NumberData: {
            additive?: boolean;
            columns: components["schemas"]["TileColumn"][];
            dataset?: string;
            drill: string | null;
            error: components["schemas"]["TileError"] | null;
            figure: components["schemas"]["Figure"] | null;
            form: string | null;
            kpi: components["schemas"]["Kpi"] | null;
            name: components["schemas"]["Words"];
            rows: components["schemas"]["TileRow"][];
            time: string | null;
            totals: unknown[] | null;
        };
        /** NumberedVersion */
        NumberedVersion: {
            key: string;
            kind: string;
            version: number;
        };
        /**
         * NumbersData
         * @description `error` says why there are none.
         */
        NumbersData: {
            error?: string;
            numbers: components["schemas"]["NumberData"][];
        };
        /** NumbersItem */
        NumbersItem: {
            at: components["schemas"]["Place"];
            id: string;
            /** @enum {unknown} */
            kind: "numbers";
            note: components["schemas"]["Words"] | null;
            title: components["schemas"]["Words"];
        };
        /** OfferedRows */
        OfferedRows: {
            items: components["schemas"]["RowOffers"][];
        };
        /** OpenedSession */
        OpenedSession: {
            csrf_token: string;
            me: components["schemas"]["Me"];
        };
        /** OpenTask */
        OpenTask: {
            id: number;
            record_id: number;
        };
        /** OpenTasks */
        OpenTasks: {
            items: components["schemas"]["OpenTask"][];
        };
        /** OptionItem */
        OptionItem: {
            id: number;
            subtitle: string | null;
            title: string;
            values: components["schemas"]["Values"];
        };
        /** OptionPage */
        OptionPage: {
            items: components["schemas"]["OptionItem"][];
            next_cursor: string | null;
        };
        /**
         * PanelData
         * @description By kind: `items` of facts and totals, `rows` and their `fields` of a list, `values` beside the lines.
         */
        PanelData: {
            app?: string;
            fields?: Record<string, unknown>[];
            form?: string;
            id: string;
            items?: components["schemas"]["PanelItem"][];
            kind: string;
            match?: string;
            rows?: components["schemas"]["RecordData"][];
            table?: string;
            values?: components["schemas"]["LastValue"][];
        };
        /**
         * PanelItem
         * @description One number; `result` is the kind of field it looks like, `warn` says that it should stand out.
         */
        PanelItem: {
            id: string;
            result: Record<string, unknown>;
            title: components["schemas"]["Words"];
            value: unknown;
            warn: boolean;
        };
        /**
         * PanelPage
         * @description Panels that have something to say, in the order of the form.
         */
        PanelPage: {
            panels: components["schemas"]["PanelData"][];
        };
        /**
         * PanelsOrder
         * @description The record as typed so far; `id` names the one that is being changed.
         */
        PanelsOrder: {
            id?: number | null;
            values: components["schemas"]["Values"] | null;
        };
        /**
         * Parameter
         * @description `min` and `max` are decimals and belong to what the value may be.
         */
        Parameter: {
            constant: string;
            document_name: components["schemas"]["Words"];
            key: string;
            kind: string;
            max: string | null;
            min: string | null;
            name: components["schemas"]["Words"];
            text: components["schemas"]["Words"];
            type: string;
            value: unknown;
        };
        /**
         * ParameterChange
         * @description `was`: the value that its writer saw; another one stands there now, and nothing is changed.
         */
        ParameterChange: {
            constant: string;
            key: string;
            kind: string;
            value: unknown;
            was?: unknown;
        };
        /** ParameterChanges */
        ParameterChanges: {
            changes: components["schemas"]["ParameterChange"][];
        };
        /** Parameters */
        Parameters: {
            items: components["schemas"]["Parameter"][];
        };
        /**
         * PartUnder
         * @description Those of which one more thing is true; `{n}` in the text stands for their number.
         */
        PartUnder: {
            /** @enum {unknown} */
            kind: "part";
            more: boolean;
            n: number;
            text: string;
            tone: string;
        };
        /**
         * PastedAddress
         * @description `phone` is empty where the text masks it; `raw` is the text as it came.
         */
        PastedAddress: {
            address: components["schemas"]["AddressParts"];
            doubts: components["schemas"]["AddressDoubt"][];
            name: string | null;
            phone: string | null;
            postcode: string | null;
            raw: string;
        };
        /** PastedText */
        PastedText: {
            text: string;
        };
        /** Person */
        Person: {
            id: number;
            name: string;
        };
        /**
         * Place
         * @description Of twelve columns.
         */
        Place: {
            h: number;
            w: number;
            x: number;
            y: number;
        };
        /**
         * PreviewedValues
         * @description `copied`: what a save would take over from another record into a field left empty, masked.
         */
        PreviewedValues: {
            copied: {
                [key: string]: string;
            };
            errors: components["schemas"]["Problem"][];
            values: components["schemas"]["Values"];
        };
        /**
         * PreviewOrder
         * @description `changed` names the fields that the person has typed since the values were worked out.
         */
        PreviewOrder: {
            changed?: string[];
            id?: number | null;
            values: components["schemas"]["Values"] | null;
        };
        /** PreviewRow */
        PreviewRow: {
            cells: string[];
            errors: components["schemas"]["Problem"][];
            n: number;
            values: components["schemas"]["Values"];
        };
        /**
         * PrintedBefore
         * @description How often the record was printed by this template, and the last time.
         */
        PrintedBefore: {
            /** Format: date-time */
            at: string;
            by: string;
            id: number;
            times: number;
            title: string;
        };
        /** PrintedSheets */
        PrintedSheets: {
            html: string;
        };
        /**
         * PrintOrder
         * @description At most 200 records.
         */
        PrintOrder: {
            ids: number[];
        };
        /**
         * PrintPreview
         * @description `html` is a whole page that loads and runs nothing.
         */
        PrintPreview: {
            html: string;
            printed: components["schemas"]["PrintedBefore"][];
        };
        /** PrintSample */
        PrintSample: {
            html: string | null;
            problems: components["schemas"]["Problem"][];
        };
        /** PrintTemplate */
        PrintTemplate: {
            key: string;
            name: components["schemas"]["Words"];
            size: string;
        };
        /** PrintTemplates */
        PrintTemplates: {
            items: components["schemas"]["PrintTemplate"][];
        };
        /**
         * Problem
         * @description One thing that is wrong. `path` is a JSON pointer into what was sent; in a formula, `line` and `column` of its
         *         text (from 1) say where, and `length` how far.
         */
        Problem: {
            code: string;
            column?: number;
            hint: string | null;
            length?: number;
            line?: number;
            message: string;
            path: string;
            /** @enum {unknown} */
            severity: "error" | "warning";
        };
        /** Problems */
        Problems: {
            problems: components["schemas"]["Problem"][];
        };
        /**
         * ProgressStep
         * @description What the system did by itself is done by nobody.
         */
        ProgressStep: {
            at: string | null;
            node_name: string;
            opinion: string | null;
            reason: string | null;
            rejected: boolean;
            /** @enum {unknown} */
            state: "current" | "done" | "next";
            text: string | null;
            who: string[];
        };
        /** Published */
        Published: {
            /** Format: date-time */
            at: string;
            body: components["schemas"]["Document"];
            by: components["schemas"]["Person"] | null;
            note: string | null;
            version: number;
        };
        /**
         * PublishedChange
         * @description One change of the document or of its table. A `code` is one that has to be accepted.
         */
        PublishedChange: {
            code: string | null;
            effect: string | null;
            kind: string;
            path: string;
            severity: string;
            text: string;
        };
        /** PublishedVersion */
        PublishedVersion: {
            version: number;
        };
        /** PublishedVersions */
        PublishedVersions: {
            versions: components["schemas"]["NumberedVersion"][];
        };
        /**
         * PublishList
         * @description Documents of the application that are published together.
         */
        PublishList: {
            documents: components["schemas"]["DocumentRef"][];
        };
        /** PublishOrder */
        PublishOrder: {
            accept?: string[];
            note?: string;
        };
        /**
         * PublishPart
         * @description What it changes in one of them.
         */
        PublishPart: {
            affected: components["schemas"]["Affected"][];
            changes: components["schemas"]["PublishedChange"][];
            key: string;
            kind: string;
            name: components["schemas"]["Words"];
            running: number;
        };
        /** PublishPreview */
        PublishPreview: {
            affected: components["schemas"]["Affected"][];
            changes: components["schemas"]["PublishedChange"][];
            problems: components["schemas"]["Problem"][];
            running: number;
        };
        /** PublishPreviews */
        PublishPreviews: {
            parts: components["schemas"]["PublishPart"][];
            problems: components["schemas"]["Problem"][];
        };
        /** PublishTogether */
        PublishTogether: {
            accept?: string[];
            documents: components["schemas"]["DocumentRef"][];
            note?: string;
        };
        /** ReadNotices */
        ReadNotices: {
            ids?: number[] | "all";
        };
        /** RecentItem */
        RecentItem: {
            at: components["schemas"]["Place"];
            id: string;
            /** @enum {unknown} */
            kind: "recent";
            limit: number;
            title: components["schemas"]["Words"];
        };
        /**
         * RecordAccess
         * @description What the caller may do now. `unneeded`: fields that their own condition leaves out of this record, and columns
         *         (`lines.rate`) that it leaves out of all its lines. `writable` comes in a task: the fields that its step opens.
         */
        RecordAccess: {
            buttons: components["schemas"]["ButtonOffer"][];
            delete: boolean;
            fields: {
                [key: string]: "hidden" | "masked" | "read";
            };
            transitions: components["schemas"]["TransitionOffer"][];
            unneeded: string[];
            update: boolean;
            writable?: string[];
        };
        /** RecordAnswer */
        RecordAnswer: {
            access: components["schemas"]["RecordAccess"];
            flow: components["schemas"]["RecordFlow"];
            record: components["schemas"]["RecordData"];
            rev: number;
        };
        /** @description A record. Its other members are the fields of its form that the caller may see; see the form's schema. */
        RecordData: {
            id: number;
            rev: number;
        } & {
            [key: string]: unknown;
        };
        /** RecordFlow */
        RecordFlow: {
            instances: components["schemas"]["FlowSummary"][];
            my_task: number | null;
        };
        /** RecordHistory */
        RecordHistory: {
            items: components["schemas"]["StoryItem"][];
            next_cursor: string | null;
        };
        /** RecordPage */
        RecordPage: {
            items: components["schemas"]["RecordData"][];
            next_cursor: string | null;
        };
        /**
         * RecordsOrder
         * @description Records of a form, up to 500.
         */
        RecordsOrder: {
            form: string;
            ids: number[];
        };
        /** @description Why a request was refused, in the caller's language. Some codes bring more: a stale save both versions. */
        Refusal: {
            code: string;
            errors: components["schemas"]["Problem"][];
            hint: string | null;
            message: string;
            path: string;
        } & {
            [key: string]: unknown;
        };
        /** RefusedRows */
        RefusedRows: {
            rows: components["schemas"]["PreviewRow"][];
        };
        /**
         * RelatedGroup
         * @description Records of one form by one of its references. `field_name` tells groups of the same form apart, `field` filters
         *         its list; None where the reference stands in a subtable. `fields`: what is shown of each, its title first.
         *         `tab`: of its list, the one that shows them all.
         */
        RelatedGroup: {
            app: string;
            count: components["schemas"]["TabCount"];
            field: string | null;
            field_name: components["schemas"]["Words"] | null;
            fields: components["schemas"]["FieldDocument"][];
            form: string;
            items: components["schemas"]["RecordData"][];
            name: components["schemas"]["Words"];
            tab: string | null;
        };
        /** RelatedRecords */
        RelatedRecords: {
            groups: components["schemas"]["RelatedGroup"][];
        };
        /** RoleItem */
        RoleItem: {
            admin: boolean;
            builder: boolean;
            key: string;
            members: number;
            name: components["schemas"]["Words"];
        };
        /** RoleItems */
        RoleItems: {
            items: components["schemas"]["RoleItem"][];
        };
        /** RoleName */
        RoleName: {
            key: string;
            name: components["schemas"]["Words"];
        };
        /**
         * RowAction
         * @description The one thing to do to a row. `key` names a button or a transition, `task` the caller's open task; `fills` the form
         *         that the button opens filled in.
         */
        RowAction: {
            ask?: string[];
            confirm?: components["schemas"]["Words"] | null;
            fills?: string | null;
            id: string;
            key?: string;
            /** @enum {unknown} */
            kind: "button" | "change" | "edit" | "record" | "task" | "transition";
            name?: components["schemas"]["Words"];
            task?: number;
        };
        /**
         * RowOffers
         * @description Keys of the buttons and transitions that the record allows the caller now. `row`: those of them that the view offers
         *         in its row, the first of them as the row's own button.
         */
        RowOffers: {
            buttons: string[];
            id: number;
            row: string[];
            transitions: string[];
        };
        /**
         * SampleOrder
         * @description A template that is not published, on one record; the newest where none is named.
         */
        SampleOrder: {
            document: Record<string, unknown>;
            ids?: number[];
        };
        /** @description A record after the save; `id` alone when a rule has deleted it. `_opens`: what a button made, to be shown next; `edit`: the caller may fill it in. */
        SavedRecord: {
            _opens?: {
                edit: boolean;
                form: string;
                id: number;
            };
            id: number;
            rev?: number;
        } & {
            [key: string]: unknown;
        };
        /**
         * ScanOrder
         * @description A whole scan: the text that finds the record, and the values that the desk asks for.
         */
        ScanOrder: {
            text: string;
            values: components["schemas"]["Values"];
        };
        /**
         * ScanResult
         * @description `alert` names the alert that refused.
         */
        ScanResult: {
            alert: string | null;
            id: number | null;
            message: string | null;
            /** @enum {unknown} */
            outcome: "done" | "ignored" | "refused" | "unknown";
            title: string;
        };
        /** SearchHit */
        SearchHit: {
            app: string;
            form: string;
            form_name: components["schemas"]["Words"];
            id: number;
            subtitle: string | null;
            title: string;
        };
        /** SearchHits */
        SearchHits: {
            items: components["schemas"]["SearchHit"][];
        };
        /** ShortcutLink */
        ShortcutLink: {
            app: string;
            icon: string | null;
            id: string;
            key: string;
            name: components["schemas"]["Words"];
            tab: string | null;
            /** @enum {unknown} */
            way: "dashboard" | "desk" | "imports" | "list" | "new";
        };
        /** ShortcutsData */
        ShortcutsData: {
            links: components["schemas"]["ShortcutLink"][];
        };
        /** ShortcutsItem */
        ShortcutsItem: {
            at: components["schemas"]["Place"];
            id: string;
            /** @enum {unknown} */
            kind: "shortcuts";
            title: components["schemas"]["Words"];
        };
        /**
         * Signal
         * @description Says what changed, never its content: the listener asks.
         */
        Signal: {
            form: string | null;
            id: number | null;
            kind: string;
        };
        /**
         * Source
         * @description A `column` by its index, a `constant` by its value, a `formula` by its expression.
         */
        Source: {
            column?: number;
            expr?: string;
            /** @enum {unknown} */
            kind: "column" | "constant" | "formula";
            value?: string;
        };
        /**
         * StepOrder
         * @description `rev` is the revision that the person saw.
         */
        StepOrder: {
            rev?: number;
            values?: components["schemas"]["Values"];
        };
        /**
         * StoryItem
         * @description `path`, `cause` and `rev` are of a save; `event`, `flow` and `rejected` of a step of a flow.
         */
        StoryItem: {
            actor: components["schemas"]["Person"] | null;
            /** Format: date-time */
            at: string;
            cause?: unknown;
            changes: components["schemas"]["FieldChange"][];
            event?: string;
            flow?: components["schemas"]["Words"];
            /** @enum {unknown} */
            kind: "change" | "created" | "flow" | "rule" | "transition";
            opinion: string | null;
            path?: string;
            reason: string | null;
            rejected?: boolean;
            rev?: number;
            text: string;
        };
        /** Sums */
        Sums: {
            values: unknown[];
        };
        /** SumsOrder */
        SumsOrder: {
            values: components["schemas"]["AskedSum"][];
        };
        /**
         * TabCount
         * @description `more`: there are more than were counted.
         */
        TabCount: {
            more: boolean;
            n: number;
        };
        /**
         * TabCounts
         * @description `parts`: of the tab asked for, by the choices that its view counts by; choices without a record stay out.
         */
        TabCounts: {
            counts: {
                [key: string]: components["schemas"]["TabCount"];
            };
            parts?: {
                [key: string]: components["schemas"]["TabCount"];
            };
        };
        /**
         * TaskAnswer
         * @description `rights` are those of the step, by field; `opinion` says when one is demanded.
         */
        TaskAnswer: {
            access: components["schemas"]["RecordAccess"];
            actions: components["schemas"]["Choice"][];
            /** @enum {unknown} */
            opinion: "always" | "on_reject" | "optional";
            progress: components["schemas"]["ProgressStep"][];
            record: components["schemas"]["RecordData"];
            rev: number;
            rights: {
                [key: string]: string;
            };
            task: components["schemas"]["InboxItem"];
        };
        /** TasksData */
        TasksData: {
            items: components["schemas"]["InboxItem"][];
            todo: number;
        };
        /** TasksItem */
        TasksItem: {
            at: components["schemas"]["Place"];
            id: string;
            /** @enum {unknown} */
            kind: "tasks";
            title: components["schemas"]["Words"];
        };
        /** TileColumn */
        TileColumn: {
            better: ("down" | "up") | null;
            fn: string | null;
            grain: string | null;
            hint: string | null;
            key: string;
            name: string;
            of: string | null;
            options: {
                [key: string]: string;
            } | null;
            role: string;
            scale: number | null;
            type: string;
        };
        /** TileError */
        TileError: {
            code: string;
            message: string;
        };
        /** TileQuestion */
        TileQuestion: {
            period?: Record<string, unknown>;
            query: Record<string, unknown>;
            /** @enum {unknown} */
            theme?: "dark" | "light";
            view?: Record<string, unknown>;
        };
        /**
         * TileResult
         * @description A tile that cannot be answered has an `error`; the others stand. `additive`: rows add up to the total.
         *
         *         `time` names the dimension that places a row in the period; `dataset` is what was asked.
         */
        TileResult: {
            additive?: boolean;
            columns: components["schemas"]["TileColumn"][];
            dataset?: string;
            drill: string | null;
            error: components["schemas"]["TileError"] | null;
            figure: components["schemas"]["Figure"] | null;
            form: string | null;
            kpi: components["schemas"]["Kpi"] | null;
            rows: components["schemas"]["TileRow"][];
            time: string | null;
            totals: unknown[] | null;
        };
        /** TileResults */
        TileResults: {
            tiles: {
                [key: string]: components["schemas"]["TileResult"];
            };
        };
        /**
         * TileRow
         * @description `drill` is the filter of the records behind the row.
         */
        TileRow: {
            drill: string | null;
            others: boolean;
            values: unknown[];
        };
        /** Timeline */
        Timeline: {
            items: components["schemas"]["StoryItem"][];
        };
        /**
         * TransitionOffer
         * @description A next step; `reason` says why the record does not allow it now.
         */
        TransitionOffer: {
            allowed: boolean;
            ask: string[];
            field: string;
            key: string;
            name: components["schemas"]["Words"];
            reason: string | null;
            to: string;
        };
        /** UndoOrder */
        UndoOrder: {
            id: number;
        };
        /** UnreadCount */
        UnreadCount: {
            unread: number;
        };
        /**
         * Use
         * @description `place`: the names on the way to it within the document, empty where nothing there has one.
         */
        Use: {
            key: string;
            kind: string;
            name: components["schemas"]["Words"];
            path: string;
            place: components["schemas"]["Words"];
            text: string;
        };
        /** UserChange */
        UserChange: {
            active?: boolean;
            department_id?: number | null;
            name?: string;
            password?: string;
            roles?: string[];
        };
        /**
         * UserItem
         * @description Login, roles and state are for administrators alone.
         */
        UserItem: {
            active?: boolean;
            department: components["schemas"]["Person"] | null;
            id: number;
            login?: string;
            name: string;
            roles?: string[];
        };
        /** UserItems */
        UserItems: {
            items: components["schemas"]["UserItem"][];
            next_cursor: string | null;
        };
        /**
         * Uses
         * @description `records`: how many hold the field or choice that was asked for, deleted ones too; `more`: and others besides.
         */
        Uses: {
            more: boolean;
            records: number;
            uses: components["schemas"]["Use"][];
        };
        /** @description Values by field, as the form's schema says. */
        Values: {
            [key: string]: unknown;
        };
        /** Version */
        Version: {
            /** Format: date-time */
            at: string;
            body: components["schemas"]["Document"];
            note: string | null;
            number: number;
            origin: string;
        };
        /** VersionItem */
        VersionItem: {
            /** Format: date-time */
            at: string;
            by: components["schemas"]["Person"] | null;
            note: string | null;
            number: number;
            origin: string;
        };
        /** VersionItems */
        VersionItems: {
            items: components["schemas"]["VersionItem"][];
        };
        /** WaitingTask */
        WaitingTask: {
            assignees: string[];
            node_name: components["schemas"]["Words"];
            /** Format: date-time */
            since: string;
        };
        /**
         * Waits
         * @description Since when a task waits for the caller, and when it is late: what the inbox says of it.
         */
        Waits: {
            /** Format: date-time */
            created_at: string;
            due_at: string | null;
        };
        /**
         * Words
         * @description A text in both languages, as JSON.
         */
        Words: {
            en: string;
            zh: string;
        };
        /**
         * Workbench
         * @description `data` by the id of the item; of an item that keeps none on the server, null.
         */
        Workbench: {
            data: {
                [key: string]: components["schemas"]["ItemData"] | null;
            };
            items: components["schemas"]["WorkbenchItem"][];
            key: string;
            name: components["schemas"]["Words"];
        };
        /** @description The workbench, if there is one. */
        WorkbenchAnswer: components["schemas"]["Workbench"] | components["schemas"]["NoWorkbench"];
        /** @description An item, by its kind. */
        WorkbenchItem: components["schemas"]["CounterItem"] | components["schemas"]["ListItem"] | components["schemas"]["NumbersItem"] | components["schemas"]["ShortcutsItem"] | components["schemas"]["TasksItem"] | components["schemas"]["RecentItem"];
    };
    responses: {
        /** @description Why not */
        Refused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Refusal"];
            };
        };
    };
    parameters: {
        /** @description The same request under one key is done once */
        IdempotencyKey: string;
        /** @description The revision that was read, in quotes: "3" */
        IfMatch: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "addresses.read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PastedText"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PastedAddress"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "documents.apps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppNames"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "dashboards.dashboard": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "dashboards.data": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["DashboardQuestion"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TileResults"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "reports.datasets": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatasetInfos"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "desks.desk": {
        parameters: {
            query?: {
                tab?: string;
            };
            header?: never;
            path: {
                app: string;
                desk: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Desk"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "desks.find_record": {
        parameters: {
            query: {
                text: string;
            };
            header?: never;
            path: {
                app: string;
                desk: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskFind"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "desks.scan": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request under one key is done once */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                app: string;
                desk: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScanOrder"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScanResult"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "desks.undo": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request under one key is done once */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                app: string;
                desk: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UndoOrder"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Made"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "documents.document_states": {
        parameters: {
            query?: {
                /** @description Up to 200 documents as `kind/key`, separated by commas */
                names?: string;
            };
            header?: never;
            path: {
                app: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentStates"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "documents.document_list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentItems"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "documents.document": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                key: string;
                kind: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentState"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "documents.save_draft": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request under one key is done once */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The revision that was read, in quotes: "3" */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                app: string;
                key: string;
                kind: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Document"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptDraft"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "documents.retire_document": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request under one key is done once */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                app: string;
                key: string;
                kind: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refused"];
        };
    };
    "documents.discard_draft": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request under one key is done once */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The revision that was read, in quotes: "3" */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                app: string;
                key: string;
                kind: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DroppedDraft"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "impact.impact": {
        parameters: {
            query?: {
                /** @description A field (`lines.qty`), a pointer to it, an option, state or transition (`flag/options/red`, `review/states/draft`); without it, what stands on the document */
                path?: string;
            };
            header?: never;
            path: {
                app: string;
                key: string;
                kind: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Uses"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "documents.problems": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                key: string;
                kind: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Document"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "publishing.publish": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request under one key is done once */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                app: string;
                key: string;
                kind: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PublishOrder"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublishedVersion"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "publishing.publish_preview": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                key: string;
                kind: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublishPreview"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "documents.versions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                key: string;
                kind: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionItems"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "documents.version": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                key: string;
                kind: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "forms.form": {
        parameters: {
            query?: {
                /** @description The form as its draft would make it; for those who design */
                draft?: "1";
                /** @description With a draft: as this role would see the form */
                role?: string;
            };
            header?: never;
            path: {
                app: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormDescriptor"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "breaking.breaking_records": {
        parameters: {
            query: {
                /** @description Id of an invariant or constraint of the draft */
                of: string;
            };
            header?: never;
            path: {
                app: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Breaking"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "options.options": {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before */
                cursor?: string;
                /** @description The form as its draft would make it; for those who design */
                draft?: "1";
                limit?: number;
                /** @description The record being filled in: its number, or its values as JSON */
                record?: string;
                /** @description With a draft: as this role would see the form */
                role?: string;
                /** @description Words for the form's search fields */
                search?: string;
            };
            header?: never;
            path: {
                app: string;
                form: string;
                path: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OptionPage"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "printing.templates": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrintTemplates"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "printing.sample": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SampleOrder"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrintSample"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "printing.print_records": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request under one key is done once */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                app: string;
                form: string;
                print: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PrintOrder"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrintedSheets"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "printing.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                form: string;
                print: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PrintOrder"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "printing.preview": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                form: string;
                print: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PrintOrder"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrintPreview"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "records.record_list": {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before */
                cursor?: string;
                /** @description Only these fields, comma separated */
                fields?: string;
                /** @description A formula over the fields the caller may see */
                filter?: string;
                /** @description How many at most */
                limit?: number;
                /** @description Only records with an open task of the caller */
                mine?: boolean;
                /** @description Only this choice of the field that the view counts by */
                part?: string;
                /** @description Words for the form's search fields */
                search?: string;
                /** @description Up to four fields, comma separated, `-` for descending */
                sort?: string;
                /** @description Id of a tab of the view */
                tab?: string;
                /** @description What lies in the bin instead */
                trash?: boolean;
                /** @description Key of a view; the first unless given */
                view?: string;
            };
            header?: never;
            path: {
                app: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordPage"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "records.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request under one key is done once */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                app: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Values"];
            };
        };
        responses: {
            /** @description OK */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedRecord"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "records.read": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                form: string;
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordAnswer"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "records.delete": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request under one key is done once */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The revision that was read, in quotes: "3" */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                app: string;
                form: string;
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refused"];
        };
    };
    "records.change": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request under one key is done once */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The revision that was read, in quotes: "3" */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                app: string;
                form: string;
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Values"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedRecord"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "record_steps.filled": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                button: string;
                form: string;
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilledIn"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "record_steps.action": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request under one key is done once */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                app: string;
                button: string;
                form: string;
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["StepOrder"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedRecord"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "record_story.explain": {
        parameters: {
            query: {
                /** @description Key of the field */
                field: string;
            };
            header?: never;
            path: {
                app: string;
                form: string;
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Explanation"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "record_story.record_history": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                form: string;
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordHistory"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "record_related.related_records": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                form: string;
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RelatedRecords"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "records.restore": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request under one key is done once */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The revision that was read, in quotes: "3" */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                app: string;
                form: string;
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedRecord"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "record_story.record_timeline": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                form: string;
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Timeline"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "record_steps.transition": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request under one key is done once */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The revision that was read, in quotes: "3" */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                app: string;
                form: string;
                id: number;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["StepOrder"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedRecord"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "reports.aggregate": {
        parameters: {
            query?: {
                /** @description A formula over the fields the caller may see */
                filter?: string;
                /** @description Only records with an open task of the caller */
                mine?: boolean;
                /** @description Words for the form's search fields */
                search?: string;
                /** @description Id of a tab of the view */
                tab?: string;
                /** @description Key of a view; the first unless given */
                view?: string;
            };
            header?: never;
            path: {
                app: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SumsOrder"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sums"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "record_bulk.bulk": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request under one key is done once */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                app: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkOrder"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkResults"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "record_counted.counted": {
        parameters: {
            query: {
                dataset: string;
                /** @description A formula over the fields the caller may see */
                filter?: string;
                /** @description Up to ten, comma separated */
                measures: string;
                /** @description Id of a tab of the view */
                tab?: string;
                /** @description Key of a view; the first unless given */
                view?: string;
            };
            header?: never;
            path: {
                app: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Counted"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "records.counts": {
        parameters: {
            query?: {
                /** @description A formula over the fields the caller may see */
                filter?: string;
                /** @description Only records with an open task of the caller */
                mine?: boolean;
                /** @description Words for the form's search fields */
                search?: string;
                /** @description Id of the tab whose records are also counted by choice */
                tab?: string;
                /** @description Key of a view; the first unless given */
                view?: string;
            };
            header?: never;
            path: {
                app: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TabCounts"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "record_offers.offers": {
        parameters: {
            query: {
                /** @description Up to 200 ids, comma separated */
                ids: string;
                /** @description Key of a view; the first unless given */
                view?: string;
            };
            header?: never;
            path: {
                app: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferedRows"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "panels.panels": {
        parameters: {
            query?: {
                /** @description The form as its draft would make it; for those who design */
                draft?: "1";
                /** @description With a draft: as this role would see the form */
                role?: string;
            };
            header?: never;
            path: {
                app: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PanelsOrder"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PanelPage"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "records.preview": {
        parameters: {
            query?: {
                /** @description The form as its draft would make it; for those who design */
                draft?: "1";
                /** @description With a draft: as this role would see the form */
                role?: string;
            };
            header?: never;
            path: {
                app: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewOrder"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewedValues"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "form_schema.schema": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JsonSchema"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "parameters.parameters": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Parameters"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "parameters.change_parameters": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request under one key is done once */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                app: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ParameterChanges"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewVersions"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "parameters.preview_parameters": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ParameterChanges"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublishPreviews"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "publishing.publish_together": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request under one key is done once */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                app: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublishTogether"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublishedVersions"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "publishing.publish_preview_together": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublishList"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublishPreviews"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "workbenches.workbench": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
                workbench: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "workbenches.data": {
        parameters: {
            query?: {
                /** @description `list:tab,list:tab`: which tab of which list is wanted */
                tabs?: string;
            };
            header?: never;
            path: {
                app: string;
                workbench: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workbench"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "workbenches.draft_data": {
        parameters: {
            query?: {
                /** @description `list:tab,list:tab`: which tab of which list is wanted */
                tabs?: string;
            };
            header?: never;
            path: {
                app: string;
                workbench: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workbench"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "workbenches.mine": {
        parameters: {
            query?: {
                /** @description `list:tab,list:tab`: which tab of which list is wanted */
                tabs?: string;
            };
            header?: never;
            path: {
                app: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkbenchAnswer"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "administration.audit_log": {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before */
                cursor?: string;
                /** @description How many at most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditLines"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "session.demo_accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DemoAccounts"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "administration.department_list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Departments"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "administration.add_department": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request under one key is done once */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDepartment"];
            };
        };
        responses: {
            /** @description OK */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Made"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "events.events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["Signal"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "flows.flow_instance": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowInstance"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "imports.upload": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request under one key is done once */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    app: string;
                    file: string;
                    form: string;
                };
            };
        };
        responses: {
            /** @description OK */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRun"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "imports.read": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRun"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "imports.change": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request under one key is done once */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ImportChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRun"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "imports.move": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request under one key is done once */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: number;
                verb: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRun"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "imports.errors": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "imports.errors_xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "imports.preview": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPreview"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "imports.refused": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusedRows"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "inbox.inbox": {
        parameters: {
            query?: {
                box?: "cc" | "done" | "started" | "todo";
                /** @description `next_cursor` of the page before */
                cursor?: string;
                /** @description How many at most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxPage"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "incidents.incidents": {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Incidents"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "incidents.retry_incident": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request under one key is done once */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refused"];
        };
    };
    "incidents.skip_incident": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request under one key is done once */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refused"];
        };
    };
    "kinds.kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Kinds"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "session.me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "notifications.notifications": {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before */
                cursor?: string;
                limit?: number;
                /** @description Only those not read yet */
                unread?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notices"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "notifications.read": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request under one key is done once */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReadNotices"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnreadCount"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "reports.query": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TileQuestion"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TileResult"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "administration.role_list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleItems"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "search.search": {
        parameters: {
            query?: {
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchHits"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "session.open_session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Login"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedSession"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "session.close_session": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request under one key is done once */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refused"];
        };
    };
    "tasks.one_task": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskAnswer"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "tasks.approve": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request under one key is done once */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Decision"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Decided"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "tasks.reject": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request under one key is done once */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Decision"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Decided"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "tasks.decide_many": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request under one key is done once */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkDecision"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkResults"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "tasks.of_records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordsOrder"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenTasks"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "administration.user_list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserItems"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "administration.add_user": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request under one key is done once */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUser"];
            };
        };
        responses: {
            /** @description OK */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Made"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    "administration.change_user": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same request under one key is done once */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["UserChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Made"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
}
