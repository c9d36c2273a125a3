package dev.longhaul.servers;

/** Why a server step parks; the names are failure types on the wire. */
public enum ServerProblem {
  NO_FREE_SERVER
}
