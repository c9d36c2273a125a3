package dev.longhaul.worker.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longhaul.activities.postgres.DnsRequestRow;
import dev.longhaul.worker.dns.DnsDesk;
import dev.longhaul.worker.dns.RequestDocument;
import dev.longhaul.worker.dns.RequestDocument.Envelope;
import dev.longhaul.worker.dns.RequestDocument.Reading;

/** The two versions of the documents. */
enum DnsVersion {
  V1 {
    @Override
    Reading read(RequestDocument documents, ObjectNode body, Envelope envelope) {
      return documents.versionOne(body, envelope);
    }

    @Override
    Object view(DnsRequestRow row) {
      return DnsView.one(row);
    }
  },
  V2 {
    @Override
    Reading read(RequestDocument documents, ObjectNode body, Envelope envelope) {
      return documents.versionTwo(body, envelope);
    }

    @Override
    Object view(DnsRequestRow row) {
      return DnsView.two(row);
    }
  };

  abstract Reading read(RequestDocument documents, ObjectNode body, Envelope envelope);

  abstract Object view(DnsRequestRow row);

  Object receipt(DnsDesk.Receipt receipt) {
    return DnsView.receipt(receipt);
  }

  String path() {
    return this == V1 ? "/api/v1/dns" : "/api/v2/dns";
  }
}
