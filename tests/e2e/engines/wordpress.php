<?php
// The plugin with just enough of WordPress around it to print a frame, or a block with it: `php wordpress.php <plugin> <address> <attributes as JSON> [block]`.

define( 'ABSPATH', '/' );

function add_action( $hook, $act ) {}
function get_option( $name, $otherwise ) { global $argv; return $argv[2]; }
function current_user_can( $what ) { return false; }
function esc_html__( $text, $domain ) { return esc_html( $text ); }
function esc_html( $text ) { return htmlspecialchars( $text, ENT_QUOTES ); }
function esc_attr( $text ) { return htmlspecialchars( $text, ENT_QUOTES ); }
function esc_url( $address ) { return str_replace( array( '&', "'" ), array( '&#038;', '&#039;' ), esc_url_raw( $address, array( 'https', 'http' ) ) ); }
function esc_url_raw( $address, $protocols ) {
	$scheme = strtolower( (string) parse_url( $address, PHP_URL_SCHEME ) );
	return in_array( $scheme, $protocols, true ) ? preg_replace( '/[^-a-z0-9~+_.?#=!&;,\/:%@$|*\'()\[\]]/i', '', $address ) : '';
}
function wp_parse_url( $address ) { return parse_url( $address ); }
function wp_enqueue_script( ...$given ) {}
function plugins_url( $file, $plugin ) { return 'https://blog.test/wp-content/plugins/zielwert/' . $file; }
function get_block_wrapper_attributes() { return 'class="wp-block-zielwert-score alignwide"'; }
function add_query_arg( $query, $address ) { return $query ? $address . '?' . http_build_query( $query ) : $address; }

error_reporting( E_ALL );
set_error_handler( static function ( $level, $message ) { fwrite( STDERR, $message ); exit( 1 ); } );
require $argv[1];
echo ( isset( $argv[4] ) ? 'zielwert_render_block' : 'zielwert_render' )( json_decode( $argv[3], true ) );
